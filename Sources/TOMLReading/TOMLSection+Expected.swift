internal import GeoCore

extension TOMLSection {
    /// What a key was expected to hold.
    enum Expected {
        case text
        case flag
        case number
        case count
        case integer(ClosedRange<Int>)
        case texts
        case title
        case section
        case sections
        case scalar
        case elements

        var words: LocalizedText {
            switch self {
            case .text: LocalizedText("a text in quotes", tr: "tırnak içinde bir metin")
            case .flag: LocalizedText("true or false", tr: "true ya da false")
            case .number: LocalizedText("a number", tr: "bir sayı")
            case .count: LocalizedText("a whole number from 1 on", tr: "1 ya da daha büyük bir tam sayı")
            case .integer(let range):
                LocalizedText(
                    "a whole number from \(range.lowerBound) to \(range.upperBound)",
                    tr: "\(range.lowerBound) ile \(range.upperBound) arasında bir tam sayı"
                )
            case .texts: LocalizedText("a list of texts in quotes", tr: "tırnak içinde metinlerden oluşan bir liste")
            case .title:
                LocalizedText(
                    "a text in quotes or { en = \"…\", tr = \"…\" }",
                    tr: "tırnak içinde bir metin ya da { en = \"…\", tr = \"…\" }"
                )
            case .section: LocalizedText("a table", tr: "bir tablo")
            case .sections: LocalizedText("a list of tables ([[…]])", tr: "tablolardan oluşan bir liste ([[…]])")
            case .scalar:
                LocalizedText(
                    "a text, a number, true, false or a day",
                    tr: "bir metin, bir sayı, true, false ya da bir gün"
                )
            case .elements: LocalizedText("a list of texts or tables", tr: "metin ya da tablolardan oluşan bir liste")
            }
        }
    }

    func wrongType(_ key: String, _ expected: Expected) -> PaftaError {
        fault(
            LocalizedText(
                "'\(key.prefix(80))' has to be \(expected.words.english)",
                tr: "'\(key.prefix(80))' \(expected.words.turkish) olmalı"
            )
        )
    }
}
