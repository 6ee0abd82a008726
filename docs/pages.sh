#!/usr/bin/env bash
# Renders every Word draft of output/ to PNG in pages/, for looking at: one picture a page.
# Needs LibreOffice (soffice) and pdftoppm.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
rm -rf pages
while IFS= read -r -d '' unit; do
  dir="pages/${unit#output/}"
  mkdir -p "$dir"
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to pdf --outdir "$dir" "$unit"/*.docx >/dev/null
  for pdf in "$dir"/*.pdf; do
    pdftoppm -r "${DPI:-60}" -png "$pdf" "${pdf%.pdf}"
  done
done < <(find output -mindepth 2 -maxdepth 2 -type d -print0 | sort -z)
echo "pages: $(find pages -name '*.png' | wc -l)"
