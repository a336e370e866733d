# What several scripts here say in the same way; they read it with "source".

# Ends with a sentence for whoever ran the script.
stop() {
  echo "$1" >&2
  exit 1
}

# writable FOLDER... OR: ends where one that exists may not be written; OR is the other way out.
writable() {
  local or=${*: -1} path
  for path in "${@:1:$#-1}"; do
    if [ -e "$path" ] && [ ! -w "$path" ]; then
      stop "You may not write in $(realpath "$path"), which is $(stat -c %U "$path")'s. Work in a copy of your own, or $or."
    fi
  done
}
