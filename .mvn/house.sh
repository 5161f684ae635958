# Shared by ./maguey, ./check and .ci/run: sourced with $root set to the project's folder.

MAGUEY_JDK_NEEDED=25

# Prints the major version of the JDK in folder $1; nothing when it is not a JDK.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  printf '%s' "$version"
}

# Prints every folder that may hold a JDK, the most deliberate choice first.
jdk_candidates() {
  printf '%s\n' "${MAGUEY_JAVA_HOME:-}" "${JAVA_HOME:-}"
  on_path=$(command -v javac 2>/dev/null || :)
  if [ -n "$on_path" ]; then
    link=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    dirname "$(dirname "$link")"
  fi
  for jdk in /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    printf '%s\n' "$jdk"
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$MAGUEY_JDK_NEEDED+" 2>/dev/null || :
  fi
}

# Exports JAVA_HOME as a JDK that is new enough, or says what to install and returns 3.
find_jdk() {
  if [ -n "${MAGUEY_JAVA_HOME:-}" ]; then
    given=$(jdk_major "$MAGUEY_JAVA_HOME")
    if [ "${given:-0}" -lt "$MAGUEY_JDK_NEEDED" ]; then
      echo "MAGUEY_JAVA_HOME names $MAGUEY_JAVA_HOME, which is not a JDK $MAGUEY_JDK_NEEDED or newer." >&2
      return 3
    fi
  fi
  found=$(jdk_candidates | while IFS= read -r candidate; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    if [ "${major:-0}" -ge "$MAGUEY_JDK_NEEDED" ]; then
      printf '%s' "$candidate"
      break
    fi
  done)
  if [ -z "$found" ]; then
    echo "Maguey needs a JDK $MAGUEY_JDK_NEEDED or newer and found none: install one from https://adoptium.net, or set MAGUEY_JAVA_HOME to where it is." >&2
    return 3
  fi
  JAVA_HOME=$found
  export JAVA_HOME
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
