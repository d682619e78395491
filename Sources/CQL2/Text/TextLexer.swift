import GeoCore

/// Splits the text encoding into tokens, one at a time.
///
/// - SeeAlso: OGC 21-065r2, annex B.
struct TextLexer {
    var reading: FilterReading
    private var place: Int

    init(_ reading: FilterReading) {
        self.reading = reading
        place = reading.start
    }

    private func byte(_ place: Int) -> UInt8? { place < reading.bytes.count ? reading.bytes[place] : nil }

    /// Returns the next token.
    mutating func next() throws(PaftaError) -> TextToken {
        skipSpace()
        let start = place
        guard let first = byte(place) else { return TextToken(kind: .end, range: start..<start) }
        if first >= 0x30 && first <= 0x39 { return try number() }
        if let sign = sign(first) {
            place += 1
            return TextToken(kind: sign, range: start..<place)
        }
        switch first {
        case UInt8(ascii: "."): return try number()
        case UInt8(ascii: "'"): return try text()
        case UInt8(ascii: "\""): return try quotedName()
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="): return try comparison(first)
        default: return try word()
        }
    }

    private func sign(_ byte: UInt8) -> TextToken.Kind? {
        switch byte {
        case UInt8(ascii: "("): .open
        case UInt8(ascii: ")"): .close
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "*"): .star
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "%"): .percent
        case UInt8(ascii: "^"): .caret
        default: nil
        }
    }

    private mutating func skipSpace() {
        while let first = byte(place) {
            if first == 0x20 || (first >= 0x09 && first <= 0x0D) {
                place += 1
            } else {
                guard first >= 0xC2 else { return }
                let (scalar, length) = UTF8Check.scalar(at: place, in: reading.bytes)
                guard Names.isSpace(scalar) else { return }
                place += length
            }
        }
    }

    // MARK: Signs

    /// The two signs of `<>`, `<=` and `>=` are tokens of the grammar, so space may stand between them.
    private mutating func comparison(_ first: UInt8) throws(PaftaError) -> TextToken {
        let start = place
        place += 1
        let afterFirst = place
        if first == UInt8(ascii: "=") {
            if byte(place) == UInt8(ascii: "=") { throw doubledEqual(at: start) }
            return TextToken(kind: .comparison(.equal), range: start..<place)
        }
        skipSpace()
        let isLess = first == UInt8(ascii: "<")
        switch byte(place) {
        case UInt8(ascii: "="):
            place += 1
            return TextToken(kind: .comparison(isLess ? .lessOrEqual : .greaterOrEqual), range: start..<place)
        case UInt8(ascii: ">") where isLess:
            place += 1
            return TextToken(kind: .comparison(.notEqual), range: start..<place)
        default:
            place = afterFirst
            return TextToken(kind: .comparison(isLess ? .less : .greater), range: start..<place)
        }
    }

    private func doubledEqual(at start: Int) -> PaftaError {
        reading.error(
            LocalizedText("there is no operator '=='.", tr: "'==' diye bir işleç yok."),
            remedy: LocalizedText("Compare with a single '='.", tr: "Tek '=' ile karşılaştırın."),
            at: start
        )
    }

    // MARK: Numbers

    private mutating func number() throws(PaftaError) -> TextToken {
        let start = place
        var digits = skipDigits()
        if byte(place) == UInt8(ascii: ".") {
            place += 1
            digits += skipDigits()
        }
        var isComplete = digits > 0
        if let letter = byte(place), letter | 0x20 == UInt8(ascii: "e") {
            place += 1
            if byte(place) == UInt8(ascii: "+") || byte(place) == UInt8(ascii: "-") { place += 1 }
            isComplete = skipDigits() > 0 && isComplete
        }
        if let next = byte(place), next == UInt8(ascii: ".") || startsName(next) { isComplete = false }
        guard isComplete else {
            throw reading.error(
                LocalizedText("this is not a number.", tr: "bu bir sayı değil."),
                remedy: LocalizedText(
                    "Write 12, 0.5 or 1.5E3; a name that starts with a digit needs double quotes.",
                    tr: "12, 0.5 ya da 1.5E3 yazın; rakamla başlayan ad çift tırnak ister."
                ),
                at: start
            )
        }
        return TextToken(kind: .number, range: start..<place)
    }

    private mutating func skipDigits() -> Int {
        let start = place
        while let digit = byte(place), digit >= 0x30, digit <= 0x39 { place += 1 }
        return place - start
    }

    private func startsName(_ byte: UInt8) -> Bool {
        guard byte >= 0x80 else { return Names.isIdentifierStart(UInt32(byte)) }
        return Names.isIdentifierStart(UTF8Check.scalar(at: place, in: reading.bytes).value)
    }

    // MARK: Words

    private mutating func word() throws(PaftaError) -> TextToken {
        let start = place
        while place < reading.bytes.count {
            let (scalar, length) = UTF8Check.scalar(at: place, in: reading.bytes)
            let belongs = place == start ? Names.isIdentifierStart(scalar) : Names.isIdentifierPart(scalar)
            guard belongs else { break }
            place += length
        }
        guard place > start else { throw strangeCharacter(at: start) }
        // The longest reserved word has 18 letters.
        let reserved = place - start <= 18 ? ReservedWord(reading.text(start..<place)) : nil
        return TextToken(kind: reserved.map { .reserved($0) } ?? .name, range: start..<place)
    }

    private mutating func quotedName() throws(PaftaError) -> TextToken {
        let start = place
        place += 1
        while let next = byte(place) {
            place += 1
            guard next == UInt8(ascii: "\"") else {
                if next == 0 { throw nullCharacter(at: place - 1) }
                continue
            }
            guard byte(place) == UInt8(ascii: "\"") else {
                if place - start == 2 { throw emptyName(at: start) }
                return TextToken(kind: .quotedName, range: start..<place)
            }
            place += 1
        }
        throw reading.error(
            LocalizedText("the name that starts here is not closed.", tr: "burada başlayan ad kapanmıyor."),
            remedy: LocalizedText(
                "Close it with a double quote; a double quote inside is doubled.",
                tr: "Adı çift tırnakla kapatın; içindeki çift tırnak iki kez yazılır."
            ),
            at: start
        )
    }

    private func emptyName(at start: Int) -> PaftaError {
        reading.error(
            LocalizedText("the name is empty.", tr: "ad boş."),
            remedy: LocalizedText(
                "Name a property; an empty text is two single quotes.",
                tr: "Bir alan adı yazın; boş metin iki tek tırnaktır."
            ),
            at: start
        )
    }

    // MARK: Texts

    private mutating func text() throws(PaftaError) -> TextToken {
        let start = place
        place += 1
        while let next = byte(place) {
            place += 1
            switch next {
            case UInt8(ascii: "\\") where byte(place) != nil && byte(place) != 0:
                place += 1
            case UInt8(ascii: "'"):
                guard byte(place) == UInt8(ascii: "'") else {
                    return TextToken(kind: .text, range: start..<place)
                }
                place += 1
            case 0: throw nullCharacter(at: place - 1)
            default: break
            }
        }
        throw reading.error(
            LocalizedText("the text that starts here is not closed.", tr: "burada başlayan metin kapanmıyor."),
            remedy: LocalizedText(
                "Close it with a single quote; a single quote and a backslash inside are doubled.",
                tr: "Metni tek tırnakla kapatın; içindeki tek tırnak ve ters bölü iki kez yazılır."
            ),
            at: start
        )
    }

    private func nullCharacter(at offset: Int) -> PaftaError {
        reading.error(
            LocalizedText("a text cannot hold the character U+0000.", tr: "bir metin U+0000 karakterini içeremez."),
            remedy: LocalizedText("Leave the character out.", tr: "Bu karakteri çıkarın."),
            at: offset
        )
    }
}
