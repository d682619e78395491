/// Bytes that nobody can guess.
enum RandomBytes {
    /// Returns random bytes; on Linux they come from getrandom(2).
    static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
