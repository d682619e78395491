/// A line of the chain, taken apart only as far as checking the chain needs.
struct ChainLine {
    let sequence: Int
    /// What `previous` says.
    let previous: ArraySlice<UInt8>
    /// What `mac` says.
    let code: ArraySlice<UInt8>
    /// What `hash` says.
    let hash: ArraySlice<UInt8>
    /// What the code covers.
    let coded: ArraySlice<UInt8>
    /// What the hash covers.
    let hashed: ArraySlice<UInt8>
    /// The bytes of the event's name.
    let event: ArraySlice<UInt8>

    private static let sequenceName = Array("{\"seq\":".utf8)
    private static let eventName = Array("\",\"event\":\"".utf8)
    private static let timeName = Array(",\"time\":\"".utf8)
    private static let previousName = Array(",\"previous\":\"".utf8)
    private static let codeName = Array("\",\"mac\":\"".utf8)
    private static let hashName = Array("\",\"hash\":\"".utf8)
    private static let end = Array("\"}".utf8)

    /// The end of a line is at fixed places, counted from behind.
    init?(_ line: ArraySlice<UInt8>) {
        var rest = line
        guard Self.drop(Self.end, from: &rest), let hash = Self.take(ChainHash.length, from: &rest),
            Self.drop(Self.hashName, from: &rest), let code = Self.take(RecordCode.length, from: &rest)
        else { return nil }
        hashed = line[line.startIndex..<rest.endIndex + RecordCode.length + 1]
        guard Self.drop(Self.codeName, from: &rest), let previous = Self.take(ChainHash.length, from: &rest)
        else { return nil }
        coded = line[line.startIndex..<rest.endIndex + ChainHash.length + 1]
        guard Self.drop(Self.previousName, from: &rest) else { return nil }
        (self.hash, self.code, self.previous) = (hash, code, previous)
        guard let (sequence, event) = Self.beginning(of: rest) else { return nil }
        (self.sequence, self.event) = (sequence, event)
    }

    private static func beginning(of line: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
        guard line.starts(with: sequenceName) else { return nil }
        let digits = line.dropFirst(sequenceName.count).prefix { $0 != UInt8(ascii: ",") }
        guard digits.first != UInt8(ascii: "0"), (1...18).contains(digits.count) else { return nil }
        var sequence = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            sequence = sequence * 10 + Int(digit - UInt8(ascii: "0"))
        }
        var rest = line[digits.endIndex...]
        guard rest.starts(with: timeName) else { return nil }
        rest = rest.dropFirst(timeName.count).drop { $0 != UInt8(ascii: "\"") }
        guard rest.starts(with: eventName) else { return nil }
        return (sequence, rest.dropFirst(eventName.count).prefix { $0 != UInt8(ascii: "\"") })
    }

    private static func drop(_ name: [UInt8], from rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.count > name.count, rest.suffix(name.count).elementsEqual(name) else { return false }
        rest.removeLast(name.count)
        return true
    }

    private static func take(_ count: Int, from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard rest.count > count else { return nil }
        let taken = rest.suffix(count)
        rest.removeLast(count)
        return taken
    }
}
