package tmpl

import (
	"reflect"

	"github.com/Masterminds/sprig/v3"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// Functions of sprig that templates may call: those on whole texts, which get the operands' text and give a text or a
// truth value. Those on lists are our own of the same name, so that members keep their facts.
var sprigTexts = map[string]string{
	"upper": "upper VĂN_BẢN", "lower": "lower VĂN_BẢN", "trim": "trim VĂN_BẢN",
	"trimAll": "trimAll KÝ_TỰ VĂN_BẢN", "trimPrefix": "trimPrefix ĐẦU VĂN_BẢN", "trimSuffix": "trimSuffix ĐUÔI VĂN_BẢN",
	"replace": "replace CŨ MỚI VĂN_BẢN", "contains": "contains PHẦN VĂN_BẢN", "hasPrefix": "hasPrefix ĐẦU VĂN_BẢN",
	"hasSuffix": "hasSuffix ĐUÔI VĂN_BẢN", "cat": "cat VĂN_BẢN …", "quote": "quote VĂN_BẢN", "squote": "squote VĂN_BẢN",
	"regexMatch": "regexMatch MẪU VĂN_BẢN", "regexFind": "regexFind MẪU VĂN_BẢN", "regexReplaceAll": "regexReplaceAll MẪU VĂN_BẢN THAY",
	"splitList": "splitList DẤU VĂN_BẢN",
}

// refusedFunctions says what to do instead of functions that people know from text/template and sprig and that are
// left out because they coerce, cut bytes, or give another result on another day or machine.
var refusedFunctions = map[string]string{
	"add": "dùng cong", "add1": "dùng cong", "sub": "dùng tru", "mul": "dùng nhan", "div": "dùng chia", "mod": "tính trước trong dữ liệu",
	"addf": "dùng cong", "subf": "dùng tru", "mulf": "dùng nhan", "divf": "dùng chia", "max": "dùng lon_nhat", "min": "dùng nho_nhat",
	"round": "dùng lam_tron", "floor": "dùng lam_tron", "ceil": "dùng lam_tron", "int": "khai báo type: integer trong schema.yaml",
	"int64": "khai báo type: integer trong schema.yaml", "float64": "khai báo type: number trong schema.yaml", "atoi": "khai báo type: integer trong schema.yaml",
	"default": "dùng mac_dinh (số 0 là một giá trị, không phải là thiếu)", "title": "dùng hoa_dau", "untitle": "dùng thuong_dau",
	"trunc": "viết gọn trong dữ liệu", "abbrev": "viết gọn trong dữ liệu", "substr": "viết gọn trong dữ liệu", "initials": "viết trong dữ liệu", "nospace": "dùng replace",
	"sortAlpha": "xếp thứ tự trong dữ liệu", "shuffle": "kết quả mỗi lần một khác", "randInt": "kết quả mỗi lần một khác", "uuidv4": "kết quả mỗi lần một khác",
	"now": "ngày của văn bản lấy từ dữ liệu", "date": "dùng ngay hoặc ngay_dai", "ago": "ngày của văn bản lấy từ dữ liệu", "toDate": "khai báo format: date trong schema.yaml",
	"env": "mẫu không đọc được máy đang chạy", "expandenv": "mẫu không đọc được máy đang chạy", "getHostByName": "mẫu không đọc được mạng",
	"html": "chương trình tự xử lý ký tự đặc biệt", "js": "chương trình tự xử lý ký tự đặc biệt", "urlquery": "chương trình tự xử lý ký tự đặc biệt",
	"print": "dùng printf", "println": "dùng printf", "call": "gọi hàm bằng tên", "get": "dùng .khóa hoặc index", "keys": "dùng range", "values": "dùng range",
	"set": "dữ liệu không đổi trong khi chạy", "unset": "dữ liệu không đổi trong khi chạy", "toString": "dùng printf \"%s\"", "indent": "viết thẳng trong mẫu", "nindent": "viết thẳng trong mẫu",
	"repeat": "viết thẳng trong mẫu", "until": "dùng range trên danh sách", "seq": "dùng range trên danh sách", "plural": "tiếng Việt không chia số nhiều",
}

func sprigFunctions() map[string]function {
	library := sprig.TxtFuncMap()
	m := map[string]function{}
	for name, usage := range sprigTexts {
		m[name] = wrapText(usage, reflect.ValueOf(library[name]))
	}
	return m
}

// wrapText calls a sprig function with the operands' texts.
func wrapText(usage string, f reflect.Value) function {
	t := f.Type()
	w := function{usage: usage, min: t.NumIn(), max: t.NumIn()}
	if t.IsVariadic() {
		w.min, w.max = t.NumIn()-1, -1
	}
	if t.Out(0).Kind() == reflect.String {
		w.result = textType
	}
	w.call = func(c *call, args []*facts.Value) *facts.Value {
		in := make([]reflect.Value, len(args))
		for i, v := range args {
			s, failed := c.text(v)
			if failed != nil {
				return failed
			}
			in[i] = reflect.ValueOf(s)
		}
		out, problem := protect(f, in)
		if problem != nil {
			return c.report("mau/ham-hong", c.name, problem)
		}
		switch result := out.(type) {
		case bool:
			return boolean(result)
		case []string:
			items := make([]*facts.Value, len(result))
			for i, s := range result {
				items[i] = computed(c.name, facts.Value{Kind: facts.Text, Text: s}, args...)
			}
			return facts.NewList(facts.Value{}, items)
		case string:
			return computed(c.name, facts.Value{Kind: facts.Text, Text: result}, args...)
		}
		return c.wrong(args[0], facts.Text.In(diag.Vi))
	}
	return w
}

// protect calls a library function, which may panic on a bad regular expression.
func protect(f reflect.Value, in []reflect.Value) (result, problem any) {
	defer func() { problem = recover() }()
	return f.Call(in)[0].Interface(), nil
}
