package viet

import (
	"errors"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2024-03-31": {2024, 3, 31}, "2024-3-1": {2024, 3, 1}, "31/3/2024": {2024, 3, 31}, "31/03/2024": {2024, 3, 31},
		"31-3-2024": {2024, 3, 31}, "2024-04": {2024, 4, 0}, "4/2024": {2024, 4, 0}, "04/2024": {2024, 4, 0}, " 08/9/2023\u00a0": {2023, 9, 8},
		"29/02/2024": {2024, 2, 29}, "29/02/2000": {2000, 2, 29},
	} {
		if got, err := ParseDate(text); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]DateReason{
		"31/02/2024": NotInCalendar, "29/02/2023": NotInCalendar, "29/02/1900": NotInCalendar, "31/4/2024": NotInCalendar,
		"2024-02-31": NotInCalendar, "12/13/2024": NotInCalendar, "2024-13": NotInCalendar, "0/2024": NotInCalendar,
		"2024-00-10": NotInCalendar, "00/4/2024": NotInCalendar, "2024-04-00": NotInCalendar, "32/1/2024": NotInCalendar, "01/01/0000": NotInCalendar,
		"": NotADate, "2024": NotADate, "15/12/20223": NotADate, "05/02/202": NotADate, "16/7/20 21": NotADate, "8.9.2023": NotADate,
		"4-2024": NotADate, "08/9-2023": NotADate, "2024/03/31": NotADate, "2024-03-31T00:00:00Z": NotADate, "ngày 08/9/2023": NotADate,
		"08 tháng 9 năm 2023": NotADate, "a/b/2024": NotADate, "１/1/2024": NotADate, "-1/1/2024": NotADate,
	} {
		var date *DateError
		if _, err := ParseDate(text); !errors.As(err, &date) || date.Reason != want || date.Text != text {
			t.Errorf("ParseDate(%q): error %v, want %v", text, err, want)
		}
	}
}

func TestPrintDate(t *testing.T) {
	for _, test := range []struct {
		date             Date
		iso, short, long string
	}{
		{Date{2023, 9, 8}, "2023-09-08", "08/9/2023", "ngày 08 tháng 9 năm 2023"},
		{Date{2020, 1, 5}, "2020-01-05", "05/01/2020", "ngày 05 tháng 01 năm 2020"},
		{Date{2020, 2, 29}, "2020-02-29", "29/02/2020", "ngày 29 tháng 02 năm 2020"},
		{Date{2023, 12, 12}, "2023-12-12", "12/12/2023", "ngày 12 tháng 12 năm 2023"},
		{Date{2024, 4, 0}, "2024-04", "4/2024", "ngày      tháng 4 năm 2024"},
		{Date{2024, 1, 0}, "2024-01", "01/2024", "ngày      tháng 01 năm 2024"},
		{Date{}, "", "", "ngày      tháng      năm      "},
	} {
		if iso, short, long := test.date.String(), test.date.Short(), test.date.Long(); iso != test.iso || short != test.short || long != test.long {
			t.Errorf("%#v: %q, %q, %q", test.date, iso, short, long)
		}
	}
}

func TestParseLong(t *testing.T) {
	for text, want := range map[string]Date{
		"ngày 8 tháng 9 năm 2023": {2023, 9, 8}, "ngày  08  tháng  09 năm 2023 ": {2023, 9, 8}, "ngày … tháng 4 năm 2024": {2024, 4, 0},
		"ngày ... tháng 4 năm 2024": {2024, 4, 0}, "ngày tháng 4 năm 2024": {2024, 4, 0}, "ngày ... tháng ... năm ...": {}, "ngày tháng năm": {},
	} {
		if got, err := ParseLong(text); err != nil || got != want {
			t.Errorf("ParseLong(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]DateReason{
		"ngày 31 tháng 02 năm 2024": NotInCalendar, "ngày 00 tháng 4 năm 2024": NotInCalendar, "ngày 08/9/2023": NotADate, "": NotADate,
		"ngày 08 tháng năm 2023": NotADate, "tháng 4 năm 2024": NotADate, "ngày 8 tháng 9": NotADate, "ngày 08tháng 9 năm 20235": NotADate,
	} {
		var date *DateError
		if _, err := ParseLong(text); !errors.As(err, &date) || date.Reason != want || date.Text != text {
			t.Errorf("ParseLong(%q): error %v, want %v", text, err, want)
		}
	}
	if _, err := ParseShort(""); err == nil {
		t.Error("no text was read as a date")
	}
}

// TestDateInverses goes through every day and month of a leap cycle, against the calendar of package time.
func TestDateInverses(t *testing.T) {
	var last Date
	for day := time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC); day.Year() < 2005; day = day.AddDate(0, 0, 1) {
		d := Date{day.Year(), int(day.Month()), day.Day()}
		if day.Day() == 1 {
			checkDate(t, Date{d.Year, d.Month, 0})
			if month := (Date{d.Year, d.Month, 0}); last.Compare(month) != -1 || month.Compare(d) != -1 {
				t.Errorf("%v is not between %v and %v", month, last, d)
			}
		}
		checkDate(t, d)
		if d.Compare(last) != 1 || last.Compare(d) != -1 || d.Compare(d) != 0 {
			t.Errorf("%v is not after %v", d, last)
		}
		last = d
	}
	if got, err := ParseLong(Date{}.Long()); err != nil || !got.IsZero() {
		t.Errorf("the blank date reads as %v, %v", got, err)
	}
}

func checkDate(t *testing.T, d Date) {
	t.Helper()
	for _, form := range []struct {
		printed string
		parse   func(string) (Date, error)
	}{{d.String(), ParseDate}, {d.Short(), ParseShort}, {d.Short(), ParseDate}, {d.Long(), ParseLong}} {
		if got, err := form.parse(form.printed); err != nil || got != d {
			t.Errorf("%#v prints as %q and reads as %#v, %v", d, form.printed, got, err)
		}
	}
}

// FuzzParseDate holds that a date that is read is one of the calendar, and prints and reads as itself in all forms.
func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"31/3/2024", "2024-04", "ngày 08 tháng 9 năm 2023", "31/02/2024", "ngày tháng năm"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string) (Date, error){ParseDate, ParseShort, ParseLong} {
			d, err := parse(text)
			if err != nil || d.IsZero() {
				continue
			}
			checkDate(t, d)
			if day := time.Date(d.Year, time.Month(d.Month), max(1, d.Day), 0, 0, 0, 0, time.UTC); int(day.Month()) != d.Month {
				t.Errorf("%q reads as %v", text, d)
			}
		}
	})
}
