/// The codings that answers can have, with their registered names (RFC 9110, 8.4.1; RFC 8878 for `zstd`).
enum ContentCoding: String, Sendable {
    /// The bytes as they are.
    case identity
    case gzip
    case zstd
}
