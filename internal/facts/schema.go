package facts

// Schema is one place of the schema.
type Schema struct{}
