public import GeoCore

extension CoordinateTransformation {
    /// Returns an envelope in the target that surely holds the image of `envelope`, for asking a spatial index.
    ///
    /// The image is sampled until it is known to 2 % of its size, and grown by what curvature can hide between samples,
    /// and at least by 0.2 m or 2e-6°. Where the target is geographic, an image that crosses the antimeridian gives all
    /// longitudes from -180° to 180°, and one that holds a pole all latitudes up to it.
    ///
    /// - Parameter envelope: In the source CRS; not crossing the antimeridian.
    /// - Returns: `nil` if the image cannot be bounded, as that of the whole world in a TM zone: do not filter then. The
    ///   empty envelope if `envelope` is empty.
    public func envelope(of envelope: Envelope) -> Envelope? {
        guard let path, !envelope.isEmpty else { return envelope.isEmpty ? .empty : envelope }
        return try? path.pool.withOperation { operation in
            for intervals in [4, 8, 16, 32] {
                guard
                    let image = SampledImage(
                        of: envelope,
                        intervals,
                        by: operation,
                        sourceIsGeographic: sourceIsGeographic
                    )
                else { return nil }
                let bounds =
                    targetIsGeographic
                    ? image.geographicBounds(holdingPoles: poles(in: envelope, by: operation)) : image.bounds()
                if let bounds { return bounds }
            }
            return nil
        }
    }

    /// Returns the latitudes of the poles whose image in the source lies in `envelope`.
    private func poles(in envelope: Envelope, by operation: Operation) -> [Double] {
        guard !sourceIsGeographic else { return [] }
        return [-90.0, 90.0]
            .filter { latitude in
                var pole = [0, latitude]
                return operation.transform(&pole, .inverse).failed == 0 && envelope.contains(x: pole[0], y: pole[1])
            }
    }
}

/// The image of an envelope on a square grid of samples, row by row.
private struct SampledImage {
    private let xs: [Double]
    private let ys: [Double]
    private let side: Int

    /// - Returns: `nil` if a sample cannot be transformed, or does not come back to where it was.
    init?(of envelope: Envelope, _ intervals: Int, by operation: Operation, sourceIsGeographic: Bool) {
        side = intervals + 1
        var samples: [Double] = []
        for row in 0...intervals {
            for column in 0...intervals {
                samples.append(Self.place(column, intervals, envelope.minX, envelope.maxX))
                samples.append(Self.place(row, intervals, envelope.minY, envelope.maxY))
            }
        }
        var image = samples
        guard operation.transform(&image).failed == 0 else { return nil }
        var back = image
        guard operation.transform(&back, .inverse).failed == 0 else { return nil }
        for position in samples.indices where position.isMultiple(of: 2) {
            let isPole = sourceIsGeographic && abs(samples[position + 1]) > 90 - 1e-9
            var errorX = abs(back[position] - samples[position])
            if sourceIsGeographic { errorX = isPole ? 0 : min(errorX, abs(errorX - 360)) }
            let error = max(errorX, abs(back[position + 1] - samples[position + 1]))
            guard error <= (sourceIsGeographic ? 1e-6 : 0.1) else { return nil }
        }
        xs = image.indices.filter { $0.isMultiple(of: 2) }.map { image[$0] }
        ys = image.indices.filter { !$0.isMultiple(of: 2) }.map { image[$0] }
    }

    private static func place(_ step: Int, _ intervals: Int, _ low: Double, _ high: Double) -> Double {
        step == intervals ? high : low + (high - low) * Double(step) / Double(intervals)
    }

    /// Bounds in a projected target; `nil` if more samples are needed.
    func bounds() -> Envelope? {
        guard let x = range(of: xs, leastMargin: 0.2), let y = range(of: ys, leastMargin: 0.2) else { return nil }
        return Envelope(minX: x.lowerBound, minY: y.lowerBound, maxX: x.upperBound, maxY: y.upperBound)
    }

    /// Bounds in a geographic target; `nil` if more samples are needed.
    func geographicBounds(holdingPoles poles: [Double]) -> Envelope? {
        guard let latitudes = range(of: ys, leastMargin: 2e-6) else { return nil }
        var result = Envelope.world
        if poles.isEmpty, !crossesAntimeridian {
            guard let longitudes = range(of: xs, leastMargin: 2e-6) else { return nil }
            result.minX = longitudes.lowerBound
            result.maxX = longitudes.upperBound
        }
        result.minY = poles.contains(-90) ? -90 : latitudes.lowerBound
        result.maxY = poles.contains(90) ? 90 : latitudes.upperBound
        return result.intersection(.world)
    }

    /// Whether neighbouring samples lie more than half the world apart.
    private var crossesAntimeridian: Bool {
        xs.indices.contains { index in
            (index % side > 0 && abs(xs[index] - xs[index - 1]) > 180)
                || (index >= side && abs(xs[index] - xs[index - side]) > 180)
        }
    }

    /// The range of one coordinate with its margin; `nil` if the margin exceeds 2 % of the range.
    ///
    /// Between samples a smooth function leaves the straight line by an eighth of its second difference; the margin is
    /// the whole of it in both directions.
    private func range(of values: [Double], leastMargin: Double) -> ClosedRange<Double>? {
        guard let low = values.min(), let high = values.max() else { return nil }
        var curvatureX = 0.0
        var curvatureY = 0.0
        for index in values.indices {
            if index % side > 0, index % side < side - 1 {
                curvatureX = max(curvatureX, abs(values[index - 1] - 2 * values[index] + values[index + 1]))
            }
            if index >= side, index < values.count - side {
                curvatureY = max(curvatureY, abs(values[index - side] - 2 * values[index] + values[index + side]))
            }
        }
        let margin = curvatureX + curvatureY
        guard margin <= max(0.02 * (high - low), leastMargin) else { return nil }
        return (low - margin - leastMargin)...(high + margin + leastMargin)
    }
}
