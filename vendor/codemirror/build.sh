#!/usr/bin/env bash
# Rebuilds contribution/web/room/codemirror.js from the versions in package-lock.json: the same bytes
# each time. CI runs it and compares; nobody else needs npm.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp entry.js package.json package-lock.json .npmrc "$work"
cd "$work"
npm ci --silent >/dev/null
# The licences of everything inside, as MIT asks.
for name in node_modules/*/ node_modules/@*/*/; do
  case $name in *esbuild*|node_modules/@*/) [ -f "$name/package.json" ] || continue ;; esac
  case $name in *esbuild*) continue ;; esac
  [ -f "$name/package.json" ] && node -p "
    const p = require('./$name/package.json');
    '// ' + p.name + ' ' + p.version + ', ' + p.license + ', (C) Marijn Haverbeke and others'"
done | sort > head.txt
node node_modules/esbuild/bin/esbuild entry.js --bundle --minify --format=iife --global-name=Codes \
  --target=es2020 --legal-comments=none --log-level=warning --outfile=made.js
cat head.txt made.js > "$OLDPWD/../../contribution/web/room/codemirror.js"
cp node_modules/codemirror/LICENSE "$OLDPWD/../../contribution/web/room/codemirror.LICENSE.txt"
