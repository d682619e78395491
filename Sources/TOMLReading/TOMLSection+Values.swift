public import GeoCore
internal import TOMLKit

extension TOMLSection {
    /// Returns a text.
    public func text(_ key: String) throws(PaftaError) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw wrongType(key, .text) }
        return text
    }

    /// Returns a text that must be there and not be blank.
    public func requiredText(_ key: String) throws(PaftaError) -> String {
        guard let text = try text(key) else {
            throw fault(LocalizedText("'\(key)' is missing", tr: "'\(key)' eksik"))
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw fault(LocalizedText("'\(key)' is blank", tr: "'\(key)' boş"))
        }
        return text
    }

    /// Returns true or false.
    public func flag(_ key: String) throws(PaftaError) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { throw wrongType(key, .flag) }
        return flag
    }

    /// Returns a finite number.
    public func number(_ key: String) throws(PaftaError) -> Double? {
        guard let value = table[key] else { return nil }
        guard let number = value.double ?? value.int.map(Double.init), number.isFinite else {
            throw wrongType(key, .number)
        }
        return number
    }

    /// Returns a whole number from 1 on.
    public func count(_ key: String) throws(PaftaError) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int, (1...1_000_000_000).contains(number) else { throw wrongType(key, .count) }
        return number
    }

    /// Returns a whole number of a range.
    public func integer(_ key: String, in range: ClosedRange<Int>) throws(PaftaError) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int, range.contains(number) else { throw wrongType(key, .integer(range)) }
        return number
    }

    /// Returns a list of texts; empty if the key is not there.
    public func texts(_ key: String) throws(PaftaError) -> [String] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, .texts) }
        var result: [String] = []
        for element in array {
            guard let text = element.string else { throw wrongType(key, .texts) }
            result.append(text)
        }
        return result
    }

    /// Returns one of the values of an enumeration.
    public func choice<Value>(_ key: String, _ type: Value.Type = Value.self) throws(PaftaError) -> Value?
    where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw notOneOf(key, text, Value.allCases.map(\.rawValue))
        }
        return value
    }

    /// Returns the error for a value that is not one of `known`.
    public func notOneOf(_ key: String, _ text: String, _ known: [String]) -> PaftaError {
        fault(
            LocalizedText(
                "'\(key)' is '\(text.prefix(80))'; known are \(known.joined(separator: ", "))",
                tr: "'\(key)' değeri '\(text.prefix(80))'; bilinenler: \(known.joined(separator: ", "))"
            )
        )
    }

    /// Returns a text in both languages: one text for both, or `{ en = "…", tr = "…" }`.
    public func title(_ key: String) throws(PaftaError) -> LocalizedText? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return LocalizedText(verbatim: text) }
        guard value.table != nil, let section = try section(key) else { throw wrongType(key, .title) }
        try section.checkKeys(["en", "tr"])
        return LocalizedText(try section.requiredText("en"), tr: try section.requiredText("tr"))
    }
}

extension TOMLSection {
    /// A value as a mapping's constants may have it: text, number, true or false, or a day.
    public func scalar(_ key: String) throws(PaftaError) -> TOMLScalar? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return .text(text) }
        if let flag = value.bool { return .flag(flag) }
        if let number = value.int { return .integer(Int64(number)) }
        if let number = value.double, number.isFinite { return .real(number) }
        if let date = value.date { return .day(year: date.year, month: date.month, day: date.day) }
        throw wrongType(key, .scalar)
    }

    /// Elements of a list that are texts, or tables; for lists that allow both.
    public func elements(_ key: String) throws(PaftaError) -> [TOMLElement] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, .elements) }
        var result: [TOMLElement] = []
        for element in array {
            if let text = element.string {
                result.append(.text(text))
            } else if let inner = element.table {
                result.append(
                    .section(TOMLSection(inner, document: document, place: joined("\(key) \(result.count + 1)")))
                )
            } else {
                throw wrongType(key, .elements)
            }
        }
        return result
    }
}

/// A simple value of a TOML file.
public enum TOMLScalar: Sendable, Hashable {
    /// A text.
    case text(String)
    /// True or false.
    case flag(Bool)
    /// A whole number.
    case integer(Int64)
    /// A finite number.
    case real(Double)
    /// A day of the Gregorian calendar.
    case day(year: Int, month: Int, day: Int)
}

/// An element of a list that may hold texts and tables.
public enum TOMLElement {
    /// A text.
    case text(String)
    /// A table.
    case section(TOMLSection)
}
