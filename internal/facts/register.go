package facts

// Fields of a record in the register of documents that may be cited.
const (
	RecordType    = "loai"         // Kế hoạch
	RecordNumber  = "so"           // 95; absent for laws, which are cited by name
	RecordSymbol  = "ky_hieu"      // KH-MTTQ-BTT
	RecordDate    = "ngay"         //
	RecordIssuer  = "co_quan"      // in full
	RecordSubject = "trich_yeu"    // reads on after the issuer: về việc ...
	RecordRegime  = "che_do"       // dang for documents of the Party
	RecordUntil   = "het_hieu_luc" // last day in force
	RecordReplace = "thay_the_boi" // key of the record that replaces it
)

// RegimeParty is the regime of documents that are numbered 16-CT/TU; all others are numbered 95/KH-MTTQ-BTT.
const RegimeParty = "dang"

// Separators returns the signs after the number and after the type of a record's number and symbol.
func Separators(record *Value) (afterNumber, afterType string) {
	if regime := record.Field(RecordRegime); regime != nil && regime.Text == RegimeParty {
		return "-", "/"
	}
	return "/", "-"
}

// Register returns the schema of a file that holds records of one definition, by key.
func (s *Schema) Register(def string) *Schema {
	if s.Defs[def] == nil {
		return s
	}
	records := *s
	records.Defs = map[string]*Type{def: {Kind: Map, Extra: s.Defs[def], At: s.Defs[def].At}}
	records.records = true
	return &records
}
