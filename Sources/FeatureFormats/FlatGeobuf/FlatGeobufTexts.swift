internal import FeatureQuery
internal import GeoCore

extension FeatureBatch {
    /// The batch with texts that are UTF-8 throughout: each byte that is not becomes U+FFFD.
    ///
    /// Strict readers refuse a whole file for one damaged text. Both passes over the features must see the same
    /// lengths, so texts are mended before anything is measured.
    func withWellFormedTexts() -> FeatureBatch {
        var result = self
        if identifiers.holdsBytes, !identifiers.isWellFormed { result.identifiers = identifiers.mended() }
        for index in properties.indices where properties[index].type != .binary && properties[index].holdsBytes {
            if !properties[index].isWellFormed { result.properties[index] = properties[index].mended() }
        }
        return result
    }
}

extension PropertyColumn {
    fileprivate var isWellFormed: Bool {
        let bytes = bytes.span
        let ends = ends.span
        guard Self.endOfASCII(bytes, from: 0) < bytes.count else { return true }
        var at = 0
        for row in ends.indices {
            let end = ends[row]
            while at < end {
                guard bytes[at] >= 0x80 else {
                    at += 1
                    continue
                }
                let length = UTF8Form.length(of: bytes, at: at, end: end)
                guard length > 0 else { return false }
                at += length
            }
        }
        return true
    }

    private static func endOfASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var at = start
        while at <= bytes.count - 8, bytes.word(at: at) & 0x8080_8080_8080_8080 == 0 { at += 8 }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }

    fileprivate func mended() -> PropertyColumn {
        var result = PropertyColumn(type: type)
        for row in 0..<count {
            guard !isNull[row] else {
                result.appendNull()
                continue
            }
            let range = range(of: row)
            var at = range.lowerBound
            while at < range.upperBound {
                let length = bytes[at] < 0x80 ? 1 : UTF8Form.length(of: bytes.span, at: at, end: range.upperBound)
                if length > 0 {
                    result.bytes += bytes[at..<at + length]
                } else {
                    result.bytes += "\u{FFFD}".utf8
                }
                at += max(1, length)
            }
            result.endBytes()
        }
        return result
    }
}
