package tmpl

import (
	"reflect"
	"strings"

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
var refusedFunctions = refusals([]refusal{
	{diag.Text{Vi: "dùng cong", En: "use cong"}, "add add1 addf"},
	{diag.Text{Vi: "dùng tru", En: "use tru"}, "sub subf"},
	{diag.Text{Vi: "dùng nhan", En: "use nhan"}, "mul mulf"},
	{diag.Text{Vi: "dùng chia", En: "use chia"}, "div divf"},
	{diag.Text{Vi: "tính trước trong dữ liệu", En: "compute it in the data"}, "mod"},
	{diag.Text{Vi: "dùng lon_nhat", En: "use lon_nhat"}, "max"},
	{diag.Text{Vi: "dùng nho_nhat", En: "use nho_nhat"}, "min"},
	{diag.Text{Vi: "dùng lam_tron", En: "use lam_tron"}, "round floor ceil"},
	{diag.Text{Vi: "khai báo type: integer trong schema.yaml", En: "declare type: integer in schema.yaml"}, "int int64 atoi"},
	{diag.Text{Vi: "khai báo type: number trong schema.yaml", En: "declare type: number in schema.yaml"}, "float64"},
	{diag.Text{Vi: "dùng mac_dinh (số 0 là một giá trị, không phải là thiếu)", En: "use mac_dinh (0 is a value, not a lack of one)"}, "default"},
	{diag.Text{Vi: "dùng hoa_dau", En: "use hoa_dau"}, "title"},
	{diag.Text{Vi: "dùng thuong_dau", En: "use thuong_dau"}, "untitle"},
	{diag.Text{Vi: "viết gọn trong dữ liệu", En: "write it short in the data"}, "trunc abbrev substr"},
	{diag.Text{Vi: "viết trong dữ liệu", En: "write it in the data"}, "initials"},
	{diag.Text{Vi: "dùng replace", En: "use replace"}, "nospace"},
	{diag.Text{Vi: "xếp thứ tự trong dữ liệu", En: "put it in order in the data"}, "sortAlpha"},
	{diag.Text{Vi: "kết quả mỗi lần một khác", En: "its result differs from run to run"}, "shuffle randInt uuidv4"},
	{diag.Text{Vi: "ngày của văn bản lấy từ dữ liệu", En: "the date of a document comes from the data"}, "now ago"},
	{diag.Text{Vi: "dùng ngay hoặc ngay_dai", En: "use ngay or ngay_dai"}, "date"},
	{diag.Text{Vi: "khai báo format: date trong schema.yaml", En: "declare format: date in schema.yaml"}, "toDate"},
	{diag.Text{Vi: "mẫu không đọc được máy đang chạy", En: "templates cannot read the machine they run on"}, "env expandenv"},
	{diag.Text{Vi: "mẫu không đọc được mạng", En: "templates cannot read the network"}, "getHostByName"},
	{diag.Text{Vi: "chương trình tự xử lý ký tự đặc biệt", En: "the program takes care of special characters itself"}, "html js urlquery"},
	{diag.Text{Vi: "dùng printf", En: "use printf"}, "print println"},
	{diag.Text{Vi: "gọi hàm bằng tên", En: "call the function by its name"}, "call"},
	{diag.Text{Vi: "dùng .khóa hoặc index", En: "use .key or index"}, "get"},
	{diag.Text{Vi: "dùng range", En: "use range"}, "keys values"},
	{diag.Text{Vi: "dữ liệu không đổi trong khi chạy", En: "the data do not change while a template runs"}, "set unset"},
	{diag.Text{Vi: "dùng printf \"%s\"", En: "use printf \"%s\""}, "toString"},
	{diag.Text{Vi: "viết thẳng trong mẫu", En: "write it out in the template"}, "indent nindent repeat"},
	{diag.Text{Vi: "dùng range trên danh sách", En: "go through a list with range"}, "until seq"},
	{diag.Text{Vi: "tiếng Việt không chia số nhiều", En: "Vietnamese has no plural"}, "plural"},
})

// refusal is what to do instead of some functions.
type refusal struct {
	instead diag.Text
	names   string
}

func refusals(list []refusal) map[string]diag.Text {
	m := map[string]diag.Text{}
	for _, r := range list {
		for _, name := range strings.Fields(r.names) {
			m[name] = r.instead
		}
	}
	return m
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
		return c.wrong(args[0], facts.Text.Words())
	}
	return w
}

// protect calls a library function, which may panic on a bad regular expression.
func protect(f reflect.Value, in []reflect.Value) (result, problem any) {
	defer func() { problem = recover() }()
	return f.Call(in)[0].Interface(), nil
}
