package viet

import "github.com/shopspring/decimal"

// FromInt returns a whole number.
func FromInt(n int) Decimal { return decimal.NewFromInt(int64(n)) }

// FromFloat returns the shortest decimal that reads back as the same floating-point number: what its author typed.
func FromFloat(f float64) Decimal { return decimal.NewFromFloat(f) }
