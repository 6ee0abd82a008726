package viet

// Date is a day of the calendar, or a month whose day is not known yet (Day 0). The zero Date is no date.
type Date struct{ Year, Month, Day int }
