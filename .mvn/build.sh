# Shared by ./maguey, ./check and .ci/run: sourced with $root set to the project's folder.

. "$root/distribution/src/main/sh/java.sh"

# Exports JAVA_HOME as a JDK that is new enough, or says what to install and returns 3.
find_jdk() {
  find_java javac
}

# Waits until no other launcher builds in this folder; give it back with unlock_build.
lock_build() {
  mkdir -p "$root/target"
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$root/target/build.lock"
    if ! flock -n 9; then
      echo "Waiting for another build in $root to end." >&2
      flock 9
    fi
    return 0
  fi
  said=
  while ! mkdir "$root/target/build.lock.d" 2>/dev/null; do
    owner=$(cat "$root/target/build.lock.d/pid" 2>/dev/null || :)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$root/target/build.lock.d"
    elif [ -z "$said" ]; then
      echo "Waiting for another build in $root to end." >&2
      said=yes
    fi
    sleep 1
  done
  echo $$ >"$root/target/build.lock.d/pid"
}

unlock_build() {
  exec 9>&-
  if [ "$(cat "$root/target/build.lock.d/pid" 2>/dev/null || :)" = "$$" ]; then
    rm -rf "$root/target/build.lock.d"
  fi
}

# The commit of this tree, marked where the tree differs from it; `unknown` without git.
commit() {
  of=$(git -C "$root" rev-parse HEAD 2>/dev/null) || { echo unknown; return; }
  [ -z "$(git -C "$root" status --porcelain 2>/dev/null)" ] || of=$of-changed
  echo "$of"
}

# Runs Maven with the given arguments; its output goes to the file $log, one short line per module
# to standard error. Returns Maven's exit code.
build_quietly() {
  : >"$log"
  rm -f "$log.code"
  {
    code=0
    "$root/mvnw" -f "$root/pom.xml" -B -ntp "$@" 2>&1 9>&- || code=$?
    echo "$code" >"$log.code"
  } | while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    case $line in
      '[INFO] Building '*'['*']')
        progress=${line##*[}
        name=${line#'[INFO] Building '}
        printf '  %s (%s of %s)\n' "${name%% *}" "${progress%%/*}" "$(echo "${progress##*/}" | tr -d ']')" >&2
        ;;
    esac
  done
  code=$(cat "$log.code" 2>/dev/null || echo 1)
  rm -f "$log.code"
  return "$code"
}

# Prints what went wrong out of the file $log, each line once, without Maven's advice on Maven.
show_faults() {
  grep -E '^\[ERROR\]|^\[WARNING\].*\.java:' "$log" |
    grep -vE '^\[ERROR\] *$|\[Help 1\] http|re-run Maven|Re-run Maven|For more information about the errors|resume the build|mvn <args>' |
    awk '!seen[$0]++' | head -n 80 >&2 || tail -n 20 "$log" >&2
  echo "All of it is in $log" >&2
}
