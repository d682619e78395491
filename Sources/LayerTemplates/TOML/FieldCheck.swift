internal import FeatureQuery
internal import GeoCore
internal import TOMLReading

/// That the keys of one field fit its type and each other.
struct FieldCheck {
    let field: TemplateField
    /// The outermost table; messages name the field.
    let section: TOMLSection

    func run() throws(PaftaError) {
        guard TemplateCheck.isPlain(field.name) else {
            throw fault(
                LocalizedText(
                    "the name has to be 1 to 60 letters a-z, digits and '_', a letter first",
                    tr: "ad a-z harfleri, rakam ve '_' ile 1-60 karakter olmalı, harfle başlamalı"
                )
            )
        }
        try checkRange()
        try checkCodes()
        if field.unit != nil { try needNumber("unit") }
        if field.maximumLength != nil, field.type != .text { throw needs("max_length", ["text"]) }
        try checkRole()
    }

    private var isNumber: Bool { field.type == .integer || field.type == .real }

    private func checkRange() throws(PaftaError) {
        guard let range = field.range else { return }
        try needNumber("range")
        guard range.minimum != nil || range.maximum != nil else {
            throw fault(
                LocalizedText("'range' has neither 'min' nor 'max'", tr: "'range' içinde ne 'min' ne 'max' var")
            )
        }
        guard !range.excludesMinimum || range.minimum != nil else {
            throw fault(LocalizedText("'above_min' needs 'min'", tr: "'above_min' için 'min' gerekir"))
        }
        guard let minimum = range.minimum, let maximum = range.maximum else { return }
        guard range.excludesMinimum ? minimum < maximum : minimum <= maximum else {
            throw fault(
                LocalizedText(
                    "no number is allowed: 'min' is not less than 'max'",
                    tr: "hiçbir sayıya izin yok: 'min', 'max' değerinden küçük değil"
                )
            )
        }
    }

    private func checkCodes() throws(PaftaError) {
        guard !field.codes.isEmpty else { return }
        guard field.type == .text || field.type == .integer else { throw needs("codes", ["text", "integer"]) }
        var values: Set<String> = []
        for code in field.codes {
            guard values.insert(code.value).inserted else {
                throw fault(
                    LocalizedText(
                        "the code '\(code.value.prefix(80))' is there twice",
                        tr: "'\(code.value.prefix(80))' kodu iki kez var"
                    )
                )
            }
            if field.type == .integer, Int64(code.value) == nil {
                throw fault(
                    LocalizedText(
                        "the code '\(code.value.prefix(80))' is no whole number",
                        tr: "'\(code.value.prefix(80))' kodu tam sayı değil"
                    )
                )
            }
            if let limit = field.maximumLength, code.value.count > limit {
                throw fault(
                    LocalizedText(
                        "the code '\(code.value.prefix(80))' is longer than 'max_length'",
                        tr: "'\(code.value.prefix(80))' kodu 'max_length' değerinden uzun"
                    )
                )
            }
        }
    }

    private func checkRole() throws(PaftaError) {
        switch field.role {
        case nil: return
        case .registeredArea, .computedArea, .groundCoverage, .floorAreaRatio, .diameter: try needNumber("role")
        case .sheetName: if field.type != .text { throw needs("role", ["text"]) }
        case .validFrom, .validTo:
            if field.type != .date, field.type != .dateTime { throw needs("role", ["date", "dateTime"]) }
        }
    }

    private func needNumber(_ key: String) throws(PaftaError) {
        guard isNumber else { throw needs(key, ["integer", "real"]) }
    }

    private func needs(_ key: String, _ types: [String]) -> PaftaError {
        fault(
            LocalizedText(
                "'\(key)' needs the type \(types.joined(separator: " or ")), not \(field.type.rawValue)",
                tr: "'\(key)' için tip \(types.joined(separator: " ya da ")) olmalı, \(field.type.rawValue) değil"
            )
        )
    }

    private func fault(_ what: LocalizedText) -> PaftaError {
        section.fault(
            LocalizedText(
                "field '\(field.name.prefix(80))': \(what.english)",
                tr: "'\(field.name.prefix(80))' alanı: \(what.turkish)"
            )
        )
    }
}
