/// Texts as they stand in addresses.
enum PercentEncoding {
    /// Returns the bytes that a text stands for; a `%` without two digits stays as it is.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        let source = Array(text)
        var bytes: [UInt8] = []
        var place = 0
        while place < source.count {
            if source[place] == UInt8(ascii: "%"), place + 2 < source.count,
                let high = Hexadecimal.value(source[place + 1]), let low = Hexadecimal.value(source[place + 2])
            {
                bytes.append(high << 4 | low)
                place += 3
            } else {
                bytes.append(source[place])
                place += 1
            }
        }
        return bytes
    }
}
