public import FeatureQuery
public import GeoCore

extension FieldMapping {
    /// Returns the fields of the layer: those of the template in its order, then the others that are kept.
    ///
    /// A kept field whose name another field has, but for letter case, gets a number at its end.
    ///
    /// - Parameters:
    ///   - source: The fields of the source, no name twice.
    ///   - template: The template wanted.
    /// - Returns: Each field with the place of its source column, its constant, or neither.
    /// - Throws: `mapping.invalid` if the mapping names a field that the source or the template lacks, uses one twice,
    ///   or has a constant that does not fit its field.
    public func applied(
        to source: [PropertyDefinition],
        template: LayerTemplate
    ) throws(PaftaError) -> [MappedField] {
        let places = try sourcePlaces(in: source, template: template)
        var fields: [MappedField] = []
        for field in template.fields {
            let origin: MappedField.Origin
            if let place = places[field.name] {
                origin = .source(place)
            } else if let constant = constants[field.name] {
                origin = .constant(try Self.value(constant, for: field))
            } else {
                origin = .none
            }
            fields.append(MappedField(definition: field.definition, origin: origin, isTemplateField: true))
        }
        return fields + kept(of: source, used: Set(places.values), names: template.fields.map(\.name))
    }

    /// Returns the place of the source column for each template field that has one.
    private func sourcePlaces(
        in source: [PropertyDefinition],
        template: LayerTemplate
    ) throws(PaftaError) -> [String: Int] {
        var places: [String: Int] = [:]
        var used: Set<Int> = []
        for assignment in assignments {
            try checkField(assignment.field, template)
            guard let place = Self.place(of: assignment.source, in: source) else {
                throw Self.unknown(
                    LocalizedText("the file has no field", tr: "dosyada böyle bir alan yok:"),
                    assignment.source,
                    among: source.map(\.name)
                )
            }
            guard places[assignment.field] == nil, constants[assignment.field] == nil else {
                throw Self.twice(assignment.field)
            }
            guard used.insert(place).inserted else { throw Self.twice(assignment.source) }
            places[assignment.field] = place
        }
        for field in constants.keys.sorted() { try checkField(field, template) }
        return places
    }

    private func checkField(_ name: String, _ template: LayerTemplate) throws(PaftaError) {
        guard template.field(named: name) == nil else { return }
        throw Self.unknown(
            LocalizedText(
                "the template '\(template.name)' has no field",
                tr: "'\(template.name)' şablonunda böyle bir alan yok:"
            ),
            name,
            among: template.fields.map(\.name)
        )
    }

    /// The field as it is spelled, else the only one that differs in letter case or Turkish letters.
    private static func place(of name: String, in source: [PropertyDefinition]) -> Int? {
        if let place = source.firstIndex(where: { $0.name == name }) { return place }
        let ascii = NameForms.ascii(name)
        let near = source.indices.filter { NameForms.ascii(source[$0].name) == ascii }
        return near.count == 1 ? near[0] : nil
    }

    private func kept(of source: [PropertyDefinition], used: Set<Int>, names: [String]) -> [MappedField] {
        guard keepsOthers else { return [] }
        let left = Set(dropped.compactMap { Self.place(of: $0, in: source) })
        var taken = Set(names.map { $0.lowercased() })
        var fields: [MappedField] = []
        for (place, property) in source.enumerated() where !used.contains(place) && !left.contains(place) {
            var definition = property
            var number = 2
            // SQLite takes names that differ only in case for one.
            while !taken.insert(definition.name.lowercased()).inserted {
                definition.name = "\(property.name)_\(number)"
                number += 1
            }
            fields.append(MappedField(definition: definition, origin: .source(place), isTemplateField: false))
        }
        return fields
    }

    /// Returns a constant as a value of its field.
    private static func value(_ constant: PropertyValue, for field: TemplateField) throws(PaftaError) -> PropertyValue {
        var column: PropertyColumn
        switch constant {
        case .text(let text):
            column = PropertyColumn(type: .text)
            column.append(text: text)
        case .integer(let number):
            column = PropertyColumn(type: .integer)
            column.append(integer: number)
        case .real(let number):
            column = PropertyColumn(type: .real)
            column.append(real: number)
        case .boolean(let flag):
            column = PropertyColumn(type: .boolean)
            column.append(integer: flag ? 1 : 0)
        }
        let (values, failures) = ColumnCoercion(from: column.type, to: field.type).coerced(column)
        guard failures.isEmpty, let value = values.value(0) else {
            let reason = failures.first?.reason.words ?? LocalizedText("it is blank", tr: "boş")
            throw .invalidMapping(
                LocalizedText(
                    "the constant for '\(field.name)' does not fit: \(reason.english)",
                    tr: "'\(field.name)' için verilen sabit uymuyor: \(reason.turkish)"
                ),
                remedy: LocalizedText(
                    "The type of the field is \(field.type.rawValue).",
                    tr: "Alanın tipi \(field.type.rawValue)."
                )
            )
        }
        return value
    }

    private static func twice(_ name: String) -> PaftaError {
        .invalidMapping(
            LocalizedText("'\(name.prefix(80))' is used twice", tr: "'\(name.prefix(80))' iki kez kullanılmış"),
            remedy: LocalizedText(
                "Let each field stand on one line only.",
                tr: "Her alan yalnız bir satırda geçsin."
            )
        )
    }

    private static func unknown(_ what: LocalizedText, _ name: String, among names: [String]) -> PaftaError {
        let nearest = NearestName.nearest(to: name, in: names)
        let shown = names.prefix(40).joined(separator: ", ")
        return .invalidMapping(
            LocalizedText("\(what.english) '\(name.prefix(80))'", tr: "\(what.turkish) '\(name.prefix(80))'"),
            remedy: nearest.map { LocalizedText("Did you mean '\($0)'?", tr: "'\($0)' mi demek istediniz?") }
                ?? LocalizedText("Its fields are \(shown).", tr: "Alanları: \(shown).")
        )
    }
}

extension TemplateField {
    /// The field as a schema has it.
    public var definition: PropertyDefinition {
        PropertyDefinition(name: name, type: type, maximumLength: type == .text ? maximumLength : nil)
    }
}
