namespace Neighbourhood.Families.Tasks;

/// <summary>A table of tasks under one heading.</summary>
/// <param name="Take">Whether each has a button to take it.</param>
internal sealed record TaskRows(string Caption, IReadOnlyList<TaskLine> Lines, DateOnly Today, bool Take);
