public import GeoCore

/// The JSON encoding of CQL2.
///
/// - SeeAlso: OGC 21-065r2, clause 8.3 and annex C.
public enum CQL2JSON {
    /// Returns the tree of a filter.
    ///
    /// Names of operators may be in any letter case. Members that the schema does not know are passed over.
    ///
    /// - Parameters:
    ///   - utf8: The filter; may be any bytes.
    ///   - budget: What is read at most.
    ///   - axisOrder: Which number of a box is its south; positions stay in the order they are written in.
    /// - Returns: The tree, whose nodes know where they stand.
    /// - Throws: `filter.invalid` with the character where the filter goes wrong, also for what is not JSON (RFC 8259),
    ///   not UTF-8 or has a member twice; `filter.tooLarge` beyond the budget.
    public static func parse(
        _ utf8: [UInt8],
        budget: ParseBudget = .standard,
        axisOrder: AxisOrder = .eastNorth
    ) throws(PaftaError) -> Expression {
        let reading = try FilterReading(utf8, budget: budget)
        var parser = JSONParser(reading, tokens: try JSONTokenizer.tokens(of: reading), axisOrder: axisOrder)
        return try parser.filter()
    }

    /// Returns the JSON of a filter, without white space.
    ///
    /// Reading it again gives an equal tree, if the tree came from a parser of this module.
    public static func encode(_ expression: Expression) -> [UInt8] {
        var printer = JSONPrinter()
        printer.write(expression)
        return printer.bytes
    }
}
