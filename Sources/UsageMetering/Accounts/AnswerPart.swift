public import GeoCore

/// What an answer, or a part of one, sent to a subject.
public struct AnswerPart: Sendable {
    /// What adds up; its area is added as it is, beside that of the boxes.
    public var usage = Usage()
    /// What was sent of each layer.
    public var layers: [Layer] = []

    /// Creates a part that sent nothing.
    public init() {}

    /// What was sent of one layer.
    public struct Layer: Sendable {
        /// The layer.
        public var collection: String
        /// The features that were sent.
        public var features: [FeatureKey] = []
        /// The boxes asked for, cut to the layer's extent; without a box that of the features that were sent.
        ///
        /// Longitude and latitude of WGS 84 or TUREF in degrees; empty where area is of no interest.
        public var boxes: [Envelope] = []
        /// The features that the layer has; `nil` if it is not known, and then no share raises an alarm.
        public var total: Int?
        /// Whether the protocol permits to take the whole layer, so that there is nothing to raise an alarm about.
        public var mayTakeAll = false

        /// Creates what was sent of a layer: nothing yet.
        public init(_ collection: String) { self.collection = collection }
    }
}
