/// How much a delivery may hold before it is refused.
public struct SourceLimits: Sendable, Hashable {
    /// The bytes of all files of a delivery together, as delivered.
    public var deliveredBytes: Int64
    /// The bytes of all members of an archive together, unpacked.
    public var unpackedBytes: Int64
    /// The number of files of a folder or members of an archive.
    public var members: Int
    /// The unpacked bytes for each byte of an archive; only archives of more than 64 MiB unpacked are measured by it.
    public var expansion: Int64

    /// Creates limits.
    public init(deliveredBytes: Int64, unpackedBytes: Int64, members: Int, expansion: Int64) {
        self.deliveredBytes = deliveredBytes
        self.unpackedBytes = unpackedBytes
        self.members = members
        self.expansion = expansion
    }

    /// 16 GiB delivered, 64 GiB unpacked, 10,000 members, 250 times the size.
    ///
    /// Tables of a Shapefile are mostly blanks and shrink to a hundredth, so a smaller expansion would refuse honest files.
    public static let standard = SourceLimits(
        deliveredBytes: 16 << 30,
        unpackedBytes: 64 << 30,
        members: 10_000,
        expansion: 250
    )

    /// Below this many bytes an archive does no harm however well it is packed.
    static let harmlessBytes: Int64 = 64 << 20
}
