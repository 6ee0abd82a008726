# Vanban: make reports regenerates every draft, make test runs the tests. See make help.

GO     ?= go
EXE    := $(shell $(GO) env GOEXE)
VANBAN := bin/vanban$(EXE)

.DEFAULT_GOAL := help
.PHONY: help reports check test bench fuzz pages letterheads fmt lint clean program

help:
	@echo "make reports      lập lại mọi bản thảo trong output / make every draft in output again"
	@echo "make check        kiểm tra số liệu và mẫu, không ghi gì / check facts and templates, writing nothing"
	@echo "make test         chạy mọi kiểm thử / run all tests"
	@echo "make pages        in mọi bản thảo Word ra ảnh trong pages / render every Word draft to PNG in pages"
	@echo "make letterheads  tạo lại tệp mẫu Word theo thể thức / make the Word letterheads again from the rule packs"
	@echo "make bench        đo tốc độ / run the benchmarks"
	@echo "make lint         vet và staticcheck / vet and staticcheck"
	@echo "make fmt          định dạng mã nguồn / format the code"
	@echo "make clean        xóa chương trình đã biên dịch / delete the compiled program"

program:
	@$(GO) build -o bin/ ./cmd/vanban

reports: program
	@$(VANBAN) schema --write data/.luoc-do
	@$(VANBAN) build

check: program
	@$(VANBAN) check

pages: reports
	bash docs/pages.sh

letterheads: program
	@$(VANBAN) letterhead mat-tran --force
	@$(VANBAN) letterhead nghi-dinh-30 --force
	@$(VANBAN) letterhead dang --force

test:
	$(GO) test -timeout 40m $(TESTFLAGS) ./...

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./... | $(GO) run ./internal/build/testdata/benchtable

fmt:
	gofmt -w cmd internal

lint:
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

clean:
	$(GO) clean
	rm -rf bin pages
