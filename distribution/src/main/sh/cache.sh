# The caches of loaded classes and of what Java learned of them, which halve the start: sourced by
# bin/maguey with $root, $libraries and JAVA_HOME set. They belong to one Java and one set of libraries,
# so they are made on the machine, at the first start, in the background. Until then, and wherever they
# cannot be made, the program starts without them.

# In every start and while the caches are made. Java refuses a cache that does not fit, and is not to
# say so.
java_options="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xlog:aot*=off -Xlog:cds*=off"

# Sets $cache_option for a server or a command ($1), or to nothing; then has the caches made.
# MAGUEY_CACHE is the folder to keep them in, or `off`.
use_cache() {
  cache_option=
  folder=${MAGUEY_CACHE:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/maguey}
  case $folder in
    /*) ;;
    *) return 0 ;;
  esac
  # Java itself looks at a library's size and date only, and all of ours have one date. How many names a
  # file has is nothing to it.
  key=$({
    ls -lLn "$JAVA_HOME/bin/java" "$JAVA_HOME/lib/modules" "$root"/lib/*.jar | awk '{ $2 = ""; print }'
    cat "$root/maguey.cdx.json"
  } 2>/dev/null | cksum)
  key=${key%% *}-${key##* }
  if [ -f "$folder/$key.made" ]; then
    case $1 in
      server) cache_option=-XX:AOTCache=$folder/$key.server ;;
      *) cache_option=-XX:SharedArchiveFile=$folder/$key.command ;;
    esac
  elif [ ! -e "$folder/$key.log" ] && [ -d "$root/lib/demo" ] && mkdir -p "$folder" 2>/dev/null &&
    [ -w "$folder" ]; then
    # By exec, as a shell keeps what it redirects for a function: who reads our output would wait.
    (exec </dev/null >/dev/null 2>&1 && make_caches) &
  fi
}

# Runs the server once, with an empty PostgreSQL and the lookalikes, and keeps what Java learned of it.
# The log, which is begun only once, keeps another start from doing the same.
make_caches() {
  (set -C && : >"$folder/$key.log") 2>/dev/null || return 0
  demo=
  for jar in "$root"/lib/demo/*.jar; do
    demo=$demo:$jar
  done
  # shellcheck disable=SC2086 # several options in one variable, on purpose
  if on_stage server $server "-XX:AOTCacheOutput=$folder/$key.server" &&
    on_stage commands $command "-XX:ArchiveClassesAtExit=$folder/$key.command"; then
    printf '%s\n' "$root" >"$folder/$key.made"
    forget_older
  fi
}

# The rehearsal of $1, with the options of Java that follow.
on_stage() {
  part=$1
  shift
  # shellcheck disable=SC2086 # several options in one variable, on purpose
  nohup nice -n 19 "$JAVA_HOME/bin/java" $java_options -cp "$libraries$demo" live.maguey.cli.rehearsal.Stage \
    "$JAVA_HOME/bin/java" "$@" $java_options -cp "$libraries" live.maguey.cli.rehearsal.Rehearsal "$part" \
    >>"$folder/$key.log" 2>&1
}

# Deletes what was kept for earlier libraries in the same place.
forget_older() {
  for kept in "$folder"/*.made; do
    older=${kept##*/}
    older=${older%.made}
    if [ "$older" != "$key" ] && [ "$(cat "$kept")" = "$root" ]; then
      rm -f "$folder/$older.server" "$folder/$older.command" "$folder/$older.log" "$kept"
    fi
  done
}
