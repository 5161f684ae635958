# What ./check knows besides running everything: sourced after build.sh, with $root set.

# Servers that ./check full puts in front of ours, the tool that lays siege to it, the programs that
# backups are made with, and the one that reads the rules of Prometheus (promtool, of its package).
FRONT='nginx-light haproxy slowhttptest postgresql-client-15 age prometheus postgresql-15 pgbackrest'

# Installs them as Debian's packages, without starting any, or names them and returns 3.
find_front() {
  absent=
  for program in nginx haproxy slowhttptest pg_dump age promtool pgbackrest initdb; do
    PATH=$PATH:/usr/sbin:/usr/lib/postgresql/15/bin command -v "$program" >/dev/null || absent="$absent $program"
  done
  [ -n "$absent" ] || return 0
  if [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ]; then
    echo "./check full needs $FRONT: install them (Debian: apt-get install $FRONT)." >&2
    return 3
  fi
  echo "./check full needs $FRONT: installing Debian's packages." >&2
  mkdir -p "$root/target"
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] && policy=
  [ -z "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"; }
  installed=0
  # shellcheck disable=SC2086 # several packages, on purpose
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $FRONT; } \
    >"$root/target/front-install.log" 2>&1 || installed=3
  [ -z "$policy" ] || rm -f "$policy"
  [ "$installed" = 0 ] || tail -n 5 "$root/target/front-install.log" >&2
  return "$installed"
}

# Reads file names; prints the packages that they touch, one word a line: `orders` for the rule, the
# route, the statement and the command alike. `everything` where a name does not tell.
packages_of() {
  while IFS= read -r file; do
    case $file in
      pom.xml | */pom.xml | check | .mvn/* | .ci/*) echo everything ;;
      */resources/db/schema/*) echo persistence ;;
      */openapi.yaml) printf '%s\n' http contract ;;
      */src/main/jte/* | */resources/web/* | */resources/words/* | */resources/mail/* | */resources/print/*)
        printf '%s\n' web shop checkout orders gate email codes browser ;;
      docs/cli.md) echo cli ;;
      docs/reliability.md) echo outages ;;
      *.java) basename "$(dirname "$file")" ;;
      */src/*/resources/*) basename "$(dirname "$file")" ;;
    esac
  done | sort -u
}

# What this tree changes beside main: the commits of a branch and what is not committed.
changed_files() {
  base=$(git -C "$root" merge-base HEAD origin/main 2>/dev/null ||
    git -C "$root" merge-base HEAD main 2>/dev/null || echo HEAD)
  git -C "$root" diff --name-only "$base"
  git -C "$root" ls-files --others --exclude-standard
}

# Sets $selection to the tests of the packages that have changed, in every module that has some;
# leaves it empty, which is everything, when the build itself has changed.
choose_near() {
  packages=$(changed_files | packages_of)
  if [ -z "$packages" ]; then
    echo "Nothing has changed beside main." >&2
    return 1
  fi
  if printf '%s\n' "$packages" | grep -qx everything; then
    echo "The build itself has changed, and that touches everything: all tests run." >&2
    return 0
  fi
  unit='**/architecture/*Test'
  slow='**/architecture/*IT'
  modules=app-cli
  for package in $packages; do
    unit="$unit,**/$package/*Test"
    slow="$slow,**/$package/*IT"
    for test in "$root"/*/src/test/java; do
      if [ -n "$(find "$test" -path "*/$package/*.java" -print 2>/dev/null | head -n 1)" ]; then
        module=${test#"$root/"}
        modules="$modules ${module%%/*}"
      fi
    done
  done
  echo "Packages: $(echo "$packages" | tr '\n' ' ')" >&2
  modules=$(printf '%s\n' $modules | sort -u | paste -sd, -)
  selection="-pl $modules -am -Dtest=$unit -Dit.test=$slow $NO_TESTS_IS_FINE"
}

# A module of a selection may have none of its tests.
NO_TESTS_IS_FINE='-Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false'

# Sets $selection to the test classes that failed in the last run that had some.
choose_again() {
  if [ ! -s "$root/target/failed-tests" ]; then
    echo "No test failed in the last run." >&2
    return 1
  fi
  modules=$(cut -f 1 "$root/target/failed-tests" | sort -u | paste -sd, -)
  classes=$(cut -f 2 "$root/target/failed-tests" | sort -u | paste -sd, -)
  echo "Again: $classes" >&2
  selection="-pl $modules -am -Dtest=$classes -Dit.test=$classes $NO_TESTS_IS_FINE -Dsurefire.excludedGroups= -Dfailsafe.excludedGroups="
}

# Reports of all test suites.
reports() {
  find "$root"/*/target/surefire-reports "$root"/*/target/failsafe-reports \
    -name 'TEST-*.xml' 2>/dev/null
}

# Keeps module and class of each suite with a failure, for ./check again.
keep_failed() {
  reports | while IFS= read -r report; do
    if grep -qE '<(failure|error)[ >]' "$report"; then
      module=${report#"$root/"}
      class=${report##*/TEST-}
      printf '%s\t%s\n' "${module%%/*}" "${class%.xml}"
    fi
  done >"$root/target/failed-tests"
}

# Adds up one attribute of every suite's report.
total() {
  reports | while IFS= read -r report; do
    sed -n "s/^<testsuite .* $1=\"\([0-9]*\)\".*/\1/p" "$report"
  done | awk '{ sum += $1 } END { print sum + 0 }'
}

# Seconds of processor that this shell's children have taken so far.
processor_seconds() {
  times >"$root/target/processor.times" # in a pipe it would tell of a child
  awk 'NR == 2 {
    for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); sum += t[1] * 60 + t[2] }
    printf "%.0f\n", sum
  }' "$root/target/processor.times"
}

# A line per module: wall time by Maven's own summary, processor time of its tests' JVMs: what they
# start and do not wait for, as PostgreSQL and Chromium, is not in it. A busy machine makes the first
# grow and leaves the second.
show_times() {
  printf '  %-22s %10s %16s\n' module wall 'tests: processor'
  tests=0
  for module in $(sed -n 's|.*<module>\(.*\)</module>.*|\1|p' "$root/pom.xml"); do
    wall=$(sed -n "s/^\[INFO\] $module \.* SUCCESS \[ *\([^]]*\)\].*/\1/p" "$log" | tail -n 1)
    used=$(awk '{ sum += $1 } END { printf "%.0f", sum + 0 }' "$root/$module/target/processor" 2>/dev/null || echo 0)
    tests=$((tests + used))
    [ -z "$wall" ] || printf '  %-22s %10s %14s s\n' "$module" "$wall" "$used"
  done
  processor_seconds >"$root/target/processor"
  all=$(cat "$root/target/processor")
  printf '  %-22s %10s %14s s\n' 'compilers and Maven' '' $((all > tests ? all - tests : 0))
  printf '  %-22s %10s %14s s\n' all "$((seconds / 60)):$(printf %02d $((seconds % 60))) min" "$all"
}
