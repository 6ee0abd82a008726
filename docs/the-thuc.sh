#!/usr/bin/env bash
# Draws the pictures of docs/the-thuc.md anew: a page of each rule pack, from the documents that the tests are made with.
# Needs LibreOffice (soffice) and pdftoppm.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office=internal/build/testdata/the-thuc
cp -r "$office" "$work/office"
cp -r templates/the-thuc templates/letterhead "$work/office/templates/"
bin/vanban build --data "$work/office/data" --templates "$work/office/templates" --out "$work/out" >/dev/null 2>&1 || [ $? -eq 1 ]
draw() { # picture, document
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$work/out/$2.docx" >/dev/null 2>&1
  pdftoppm -r 64 -gray -png -f 1 -l 1 -singlefile "$work/$(basename "$2").pdf" "docs/$1"
}
draw trang-nghi-dinh-30 chinh-quyen/tan-an/quyet-dinh
draw trang-mat-tran mat-tran/hoa-thinh/ke-hoach
draw trang-dang dang-uy/tan-an/nghi-quyet
ls -l docs/trang-*.png
