internal import GeoCore

/// The part of the plane that a picture shows, and how it becomes pixels.
struct Viewport {
    /// The margin around what is shown, as a share of its size.
    private static let margin = 0.08

    /// What is shown, in the CRS, x east.
    let window: Envelope
    /// The width in pixels.
    let width: Double
    /// The height in pixels.
    let height: Double
    /// Metres on the ground in one pixel.
    let metresPerPixel: Double

    /// Fits an envelope into a picture.
    ///
    /// - Parameters:
    ///   - envelope: What has to be seen; something around 0, 0 if it is empty.
    ///   - width: The width of the picture in pixels.
    ///   - heights: The least and the greatest height in pixels.
    ///   - ground: The length of units.
    init(fitting envelope: Envelope, width: Double, heights: ClosedRange<Double>, ground: GroundScale) {
        let shown = envelope.isEmpty ? Envelope(minX: -1, minY: -1, maxX: 1, maxY: 1) : envelope
        let factor = 1 + 2 * Self.margin
        let groundWidth = max(shown.width * ground.metresPerX, 0.02) * factor
        let groundHeight = max(shown.height * ground.metresPerY, 0.02) * factor
        let height = min(max((width * groundHeight / groundWidth).rounded(), heights.lowerBound), heights.upperBound)
        let scale = max(groundWidth / width, groundHeight / height)
        let halfWidth = width / 2 * scale / ground.metresPerX
        let halfHeight = height / 2 * scale / ground.metresPerY
        let (x, y) = ((shown.minX + shown.maxX) / 2, (shown.minY + shown.maxY) / 2)
        self.width = width
        self.height = height
        metresPerPixel = scale
        window = Envelope(minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight)
    }

    /// Pixels from the left.
    func left(_ x: Double) -> Double { bounded((x - window.minX) / window.width * width) }

    /// Pixels from the top.
    func top(_ y: Double) -> Double { bounded((window.maxY - y) / window.height * height) }

    /// Which sides of the picture, some pixels outside, a position lies beyond: one bit for each.
    func sides(_ left: Double, _ top: Double) -> Int {
        (left < -20 ? 1 : 0) | (left > width + 20 ? 2 : 0) | (top < -20 ? 4 : 0) | (top > height + 20 ? 8 : 0)
    }

    // Renderers compute in single precision.
    private func bounded(_ pixels: Double) -> Double { min(max(pixels, -100_000), 100_000) }
}
