public import GeoCore

/// The ground that a tile shows.
public enum TileEnvelope {
    /// Returns what to query for a tile: its envelope grown by the buffer, in the CRS of `envelope`.
    ///
    /// Half a tile unit is added, because a position that far outside is still rounded into the buffer.
    public static func bufferedEnvelope(of envelope: Envelope, options: TileOptions = TileOptions()) -> Envelope {
        let margin = (Double(options.buffer) + 0.5) / Double(options.extent)
        return Envelope(
            minX: envelope.minX - margin * envelope.width,
            minY: envelope.minY - margin * envelope.height,
            maxX: envelope.maxX + margin * envelope.width,
            maxY: envelope.maxY + margin * envelope.height
        )
    }
}
