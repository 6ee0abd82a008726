package conform

import (
	"strings"
	"sync"
)

// lexicon returns the words of two syllables that official prose is made of. They tell a slip in a frequent word from
// a rare word that is right, and two words that meet from one that was typed twice.
var lexicon = sync.OnceValue(func() *words {
	w := &words{pairs: make(map[pair]bool, 4096), folds: make(map[pair][]pair, 4096), lefts: make(map[string][]string, 1024),
		rights: make(map[string][]string, 1024), syllables: make(map[string]bool, 4096), alone: set(standalone), certain: make(map[string]bool, 1024)}
	type forms struct{ canonical, fold string }
	known := make(map[string]forms, 2048)
	formsOf := func(low string) forms {
		f, ok := known[low]
		if !ok {
			f = forms{canonical(low), fold(low)}
			known[low] = f
		}
		return f
	}
	for _, entry := range strings.FieldsFunc(twoSyllables+","+furtherWords+","+certainWords+","+furtherCertain, func(r rune) bool { return r == ',' || r == '\n' }) {
		left, right, ok := strings.Cut(strings.TrimSpace(entry), " ")
		if !ok {
			continue
		}
		l, r := formsOf(left), formsOf(right)
		key := pair{l.canonical, r.canonical}
		if w.pairs[key] {
			continue
		}
		w.pairs[key] = true
		w.syllables[left], w.syllables[right] = true, true
		folded := pair{l.fold, r.fold}
		w.folds[folded] = append(w.folds[folded], pair{left, right})
		w.lefts[right] = append(w.lefts[right], left)
		w.rights[left] = append(w.rights[left], right)
	}
	for _, entry := range strings.FieldsFunc(certainWords+","+furtherCertain, func(r rune) bool { return r == ',' || r == '\n' }) {
		w.certain[strings.TrimSpace(entry)] = true
	}
	compoundPairs(func(left, right string) { w.pairs[pair{formsOf(left).canonical, formsOf(right).canonical}] = true })
	for _, s := range strings.Fields(standalone + " " + furtherSyllables) {
		w.syllables[s] = true
	}
	return w
})

// words is the lexicon. Nothing changes it once it is made.
type words struct {
	pairs     map[pair]bool       // canonical spellings
	folds     map[pair][]pair     // by the spelling without diacritics
	lefts     map[string][]string // what stands before a right syllable
	rights    map[string][]string // what stands after a left one
	certain   map[string]bool     // words that a slip in the marks makes no other word of
	syllables map[string]bool
	alone     map[string]bool // syllables that are words by themselves and meet any other
}

type pair struct{ left, right string }

// has tells whether two syllables make a word of the lexicon, however their tone marks are placed.
func (w *words) has(left, right *word) bool {
	return left != nil && right != nil && w.pairs[pair{left.usual, right.usual}]
}

// canonical returns the spelling that all styles of writing a syllable share.
func canonical(low string) string {
	s, v := spell(low)
	if v == impossible {
		return low
	}
	return s.canonical()
}

// standalone are syllables that are words by themselves: one of them before or after any syllable proves nothing.
const standalone = `có là và của cho các những một hai ba bốn năm sáu bảy tám chín mười đã đang sẽ được bị do từ đến tại
trong ngoài trên dưới sau trước này đó kia ấy với về theo như hay hoặc nếu khi thì mà để ra vào lên xuống qua lại đi rất
còn cũng đều không chưa chỉ mới bà ông anh chị em cô bác số thứ tháng ngày giờ tỉnh xã huyện phường quận hộ người cái con
việc nhất cả mọi mỗi từng nhiều ít hơn tốt gì nào đây nơi ai tới bởi vì nên tuy nhưng song rồi xong vẫn luôn đủ hết đạt gồm
sở bộ ban hội đoàn tổ đội chi khối khu thôn xóm bản làng ấp phố nhà cơ bên giữa cùng gần đóng dùng mang đưa gửi nhận làm viết đọc nghe nhìn gọi lấy cần bằng giữ xa cao thấp lớn nhỏ đúng sai`
