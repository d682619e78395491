internal import CQL2
internal import FeatureQuery
internal import GeoCore

extension PaftaError {
    /// The error for a property that the collection does not have.
    static func unknownProperty(
        _ name: String,
        of schema: FeatureSchema,
        offset: Int?,
        fileID: String = #fileID,
        line: Int = #line
    ) -> PaftaError {
        let shown = name.prefix(80)
        let place = offset.map {
            LocalizedText(" at character \($0 + 1) of the filter", tr: "süzgecin \($0 + 1). karakterindeki ")
        }
        let names = schema.properties.map(\.name) + (schema.geometry.map { [$0.name] } ?? [])
        return PaftaError(
            .invalidInput,
            .unknownProperty,
            LocalizedText(
                "The collection '\(schema.collection)' has no property '\(shown)'\(place?.english ?? "").",
                tr: "'\(schema.collection)' katmanında \(place?.turkish ?? "")'\(shown)' alanı yok."
            ),
            remedy: near(name, in: names)
                + LocalizedText(
                    "All properties are listed at /collections/\(schema.collection)/queryables.",
                    tr: "Bütün alanlar /collections/\(schema.collection)/queryables adresinde listelenir."
                ),
            fileID: fileID,
            line: line
        )
    }

    /// The error for a function that there is not.
    static func unknownFunction(_ name: String, among names: [String], offset: Int?) -> PaftaError {
        .invalidFilter(
            LocalizedText(
                "there is no function '\(name.prefix(80))'.",
                tr: "'\(name.prefix(80))' adlı bir işlev yok."
            ),
            remedy: near(name, in: names)
                + LocalizedText(
                    "All functions are listed at /functions.",
                    tr: "Bütün işlevler /functions adresindedir."
                ),
            offset: offset
        )
    }

    private static func near(_ name: String, in names: [String]) -> LocalizedText {
        let near = NearNames.near(name, in: names)
        guard !near.isEmpty else { return LocalizedText(verbatim: "") }
        let list = near.map { "'\($0)'" }.joined(separator: ", ")
        return LocalizedText("Similar names: \(list). ", tr: "Benzer adlar: \(list). ")
    }

    /// The error for a value of the wrong type under an operator or function.
    static func wrongType(
        of expression: Expression,
        _ found: ValueKind,
        under name: String,
        expected: ValueKind
    ) -> PaftaError {
        .invalidFilter(
            LocalizedText(
                "\(name) takes \(expected.name.english), not \(found.name.english).",
                tr: "\(name) için \(expected.name.turkish) gerekir, burada \(found.name.turkish) var."
            ),
            remedy: expected.remedy,
            offset: expression.offset
        )
    }

    /// The error for two values that cannot be compared.
    static func incomparable(_ left: ValueKind, _ right: ValueKind, offset: Int?) -> PaftaError {
        .invalidFilter(
            LocalizedText(
                "\(left.name.english) cannot be compared with \(right.name.english) by this operator.",
                tr: "\(left.name.turkish) ile \(right.name.turkish) bu işleçle karşılaştırılamaz."
            ),
            remedy: LocalizedText(
                "Give both sides one type: texts in single quotes, numbers without, DATE('2026-11-21') for days; compare "
                    + "geometries with S_INTERSECTS, intervals with T_INTERSECTS, lists with A_EQUALS and their kin.",
                tr: "İki tarafın türü aynı olmalı: metinler tek tırnakla, sayılar tırnaksız, günler DATE('2026-11-21') "
                    + "biçiminde yazılır; geometriler S_INTERSECTS, aralıklar T_INTERSECTS, listeler A_EQUALS ve "
                    + "benzerleriyle karşılaştırılır."
            ),
            offset: offset
        )
    }

    /// The error for a filter that is deeper or longer than what is evaluated.
    static func filterTooLarge(line: Int = #line) -> PaftaError {
        PaftaError(
            .limitExceeded,
            .filterTooLarge,
            LocalizedText("The filter has too many parts.", tr: "Süzgecin çok fazla parçası var."),
            remedy: LocalizedText(
                "Split it into several requests; use IN for long lists of values.",
                tr: "Süzgeci birkaç isteğe bölün; uzun değer listeleri için IN kullanın."
            ),
            line: line
        )
    }

    /// The error for a batch without what the filter reads: its query did not ask for it.
    static func filterWithoutColumn(line: Int = #line) -> PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText(
                "A filter was given features without what it reads.",
                tr: "Bir süzgece, okuduğu alanları olmayan nesneler verildi."
            ),
            line: line
        )
    }
}

extension LocalizedText {
    /// Puts two texts after each other.
    static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
        LocalizedText(left.english + right.english, tr: left.turkish + right.turkish)
    }
}
