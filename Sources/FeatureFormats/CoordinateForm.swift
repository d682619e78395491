/// How coordinates are written: their precision and their order.
///
/// Batches keep x (east, longitude) before y (north, latitude); the authority of a CRS may want the order turned round.
public struct CoordinateForm: Sendable, Hashable {
    /// Decimals of horizontal coordinates, 0 … 9.
    public var decimals: Int
    /// Whether y (north, latitude) is written first.
    public var isNorthingFirst: Bool

    /// Creates a form.
    public init(decimals: Int, isNorthingFirst: Bool = false) {
        self.decimals = decimals
        self.isNorthingFirst = isNorthingFirst
    }

    /// Longitude before latitude to seven decimals of a degree, about a centimetre.
    public static let crs84 = CoordinateForm(decimals: 7)
}
