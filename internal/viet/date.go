package viet

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the calendar, or a month whose day is not known yet (Day 0). The zero Date is no date.
type Date struct{ Year, Month, Day int }

// DateReason says why a text was not taken for a date. Its zero value is invalid.
type DateReason uint8

// The reasons a text is not taken for a date.
const (
	_             DateReason = iota
	NotADate                 // not in the form of a date
	NotInCalendar            // a date that no calendar has, such as 31/02
)

// String names the reason in English, for error texts that users do not see.
func (r DateReason) String() string {
	switch r {
	case NotADate:
		return "not a date"
	case NotInCalendar:
		return "not in the calendar"
	}
	return fmt.Sprintf("DateReason(%d)", uint8(r))
}

// DateError tells why a text could not be read as a date.
type DateError struct {
	Text   string // the text as it was given
	Reason DateReason
}

// Error describes the problem in English.
func (e *DateError) Error() string { return fmt.Sprintf("date %q: %s", e.Text, e.Reason) }

// The forms of a date; the groups are year, month and day in any order.
var (
	isoDate   = regexp.MustCompile(`^(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?$`)
	shortDate = regexp.MustCompile(`^(?:(?P<day>[0-9]{1,2})/)?(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})$`)
	dashDate  = regexp.MustCompile(`^(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})$`)
	longDate  = regexp.MustCompile(`^ngày (?:(?P<day>[0-9]{1,2})|[.…_]*) ?tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})$`)
	blankDate = regexp.MustCompile(`^ngày [.…_]* ?tháng [.…_]* ?năm ?[.…_]*$`)
)

// ParseDate reads a date as people type it into a data file: 2024-03-31, 31/3/2024, 31-3-2024, or a month alone,
// 2024-04 or 4/2024. Space around it does not count. Any error is a *DateError.
func ParseDate(text string) (Date, error) {
	return parseDate(text, strings.TrimSpace(text), isoDate, shortDate, dashDate)
}

// ParseShort reads a date in the form that Short prints. Zeros may be missing or too many. Any error is a *DateError,
// also for the empty text.
func ParseShort(text string) (Date, error) {
	return parseDate(text, strings.TrimSpace(text), shortDate)
}

// ParseLong reads a date in the form that Long prints, a blank one as the zero Date. Dots may stand for a blank day,
// and zeros may be missing or too many. Any error is a *DateError.
func ParseLong(text string) (Date, error) {
	s := strings.Join(strings.Fields(text), " ")
	if blankDate.MatchString(s) {
		return Date{}, nil
	}
	return parseDate(text, s, longDate)
}

func parseDate(text, s string, forms ...*regexp.Regexp) (Date, error) {
	for _, form := range forms {
		m := form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		number := func(name string) int {
			n, _ := strconv.Atoi(m[form.SubexpIndex(name)]) // digits, or empty for a day that is not known
			return n
		}
		d := Date{number("year"), number("month"), number("day")}
		if d.Day == 0 && m[form.SubexpIndex("day")] != "" || !d.inCalendar() {
			return Date{}, &DateError{text, NotInCalendar}
		}
		return d, nil
	}
	return Date{}, &DateError{text, NotADate}
}

// inCalendar tells whether there is such a day, or such a month where the day is 0.
func (d Date) inCalendar() bool {
	t := time.Date(d.Year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
	return d.Year > 0 && t.Month() == time.Month(d.Month) && t.Day() == max(d.Day, 1)
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Compare tells whether the date is before (-1), the same as (0) or after (+1) another. A month comes before its first
// day, and no date before all.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// String returns the date in the international form, 2024-03-31 or 2024-04; the zero Date is empty. ParseDate reads it
// back.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Short returns the date as running text has it: 08/9/2023, with a zero before days below 10 and the months 1 and 2;
// a month alone is 4/2024, the zero Date empty. ParseShort reads it back.
func (d Date) Short() string {
	switch {
	case d.IsZero():
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%s/%04d", d.month(), d.Year)
	}
	return fmt.Sprintf("%02d/%s/%04d", d.Day, d.month(), d.Year)
}

// blank is the room left for a day, month or year to be written by hand.
const blank = "      "

// Long returns the date as the head of a document has it: ngày 08 tháng 9 năm 2023, with room left for what is not
// known. ParseLong reads it back.
func (d Date) Long() string {
	switch {
	case d.IsZero():
		return "ngày" + blank + "tháng" + blank + "năm" + blank
	case d.Day == 0:
		return fmt.Sprintf("ngày%stháng %s năm %04d", blank, d.month(), d.Year)
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %04d", d.Day, d.month(), d.Year)
}

// month returns the number of the month, with a zero where it could be made another by adding a digit.
func (d Date) month() string {
	if d.Month < 3 {
		return fmt.Sprintf("%02d", d.Month)
	}
	return strconv.Itoa(d.Month)
}
