internal import GeoCore

extension StableHash {
    /// The hash with its bits mixed, so that any of them may choose a place in a table.
    var mixed: UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
        bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return bits ^ (bits >> 32)
    }

    /// Returns the mixed hash of bytes.
    static func mixed(of bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.add(bytes)
        return hash.mixed
    }
}
