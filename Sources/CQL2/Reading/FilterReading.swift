import GeoCore

/// A filter that is being read: its bytes, what of the budget is used up, and how errors name a place in it.
struct FilterReading {
    let bytes: [UInt8]
    let budget: ParseBudget
    private var nodes = 0
    private var positions = 0

    /// Begins to read; refuses what is too long or not UTF-8.
    init(_ bytes: [UInt8], budget: ParseBudget) throws(PaftaError) {
        try Self.checkLength(bytes.count, budget)
        self.bytes = bytes
        self.budget = budget
        if let wrong = UTF8Check.firstError(in: bytes) {
            throw error(
                LocalizedText("This byte is not UTF-8.", tr: "Bu bayt UTF-8 değil."),
                remedy: LocalizedText(
                    "Send the filter as UTF-8, percent-encoded in a URL.",
                    tr: "Süzgeci UTF-8 olarak, URL içinde yüzde kodlamasıyla gönderin."
                ),
                at: wrong
            )
        }
    }

    /// Refuses a filter by its length alone, before any of it is copied.
    static func checkLength(_ count: Int, _ budget: ParseBudget) throws(PaftaError) {
        let limit = min(budget.maximumBytes, Int(Int32.max) - 1)
        guard count > limit else { return }
        throw PaftaError.filterTooLarge(
            LocalizedText(
                "it has \(count) bytes, at most \(limit) are read.",
                tr: "\(count) bayt uzunluğunda, en çok \(limit) bayt okunur."
            ),
            remedy: LocalizedText(
                "Shorten the filter, or simplify the geometries in it.",
                tr: "Süzgeci kısaltın ya da içindeki geometrileri sadeleştirin."
            ),
            offset: limit,
            in: nil
        )
    }

    /// Where reading starts: behind a byte order mark, if there is one.
    var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// Returns the bytes as text.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Returns the error for what is wrong at byte `offset`.
    func error(_ text: LocalizedText, remedy: LocalizedText, at offset: Int) -> PaftaError {
        .invalidFilter(text, remedy: remedy, offset: offset, in: bytes)
    }

    /// Returns the error for finding one thing where another belongs.
    func error(
        expected: LocalizedText,
        found: LocalizedText,
        remedy: LocalizedText,
        at offset: Int
    ) -> PaftaError {
        error(
            LocalizedText(
                "expected \(expected.english), found \(found.english).",
                tr: "beklenen: \(expected.turkish); bulunan: \(found.turkish)."
            ),
            remedy: remedy,
            at: offset
        )
    }

    /// Returns a node and counts it.
    mutating func node(_ kind: Expression.Kind, at offset: Int) throws(PaftaError) -> Expression {
        nodes += 1
        guard nodes <= budget.maximumNodes else {
            throw tooLarge(
                LocalizedText(
                    "it has more than \(budget.maximumNodes) parts.",
                    tr: "\(budget.maximumNodes) öğeden fazla öğesi var."
                ),
                at: offset
            )
        }
        return Expression(kind, offset: offset)
    }

    /// Counts positions of a geometry.
    mutating func count(positions added: Int, at offset: Int) throws(PaftaError) {
        positions += added
        guard positions > budget.maximumPositions else { return }
        throw tooLarge(
            LocalizedText(
                "its geometries have more than \(budget.maximumPositions) positions.",
                tr: "geometrilerinde \(budget.maximumPositions) konumdan fazlası var."
            ),
            at: offset
        )
    }

    /// Returns the error for nesting beyond the budget.
    func tooDeep(at offset: Int) -> PaftaError {
        tooLarge(
            LocalizedText(
                "it is nested deeper than \(budget.maximumDepth) levels.",
                tr: "\(budget.maximumDepth) düzeyden daha derine iniyor."
            ),
            at: offset
        )
    }

    private func tooLarge(_ text: LocalizedText, at offset: Int) -> PaftaError {
        .filterTooLarge(
            text,
            remedy: LocalizedText(
                "Simplify the filter, or ask in several requests.",
                tr: "Süzgeci sadeleştirin ya da birkaç istekte sorun."
            ),
            offset: offset,
            in: bytes
        )
    }
}
