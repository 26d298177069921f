using System.Globalization;

namespace Neighbourhood.Families.Imports;

/// <summary>How far an import is.</summary>
internal enum ImportState
{
    /// <summary>The file is being kept.</summary>
    Reading,
    /// <summary>Looked at line by line; nothing is registered.</summary>
    Checking,
    /// <summary>Waits for a person to say that it should run.</summary>
    Checked,
    Running,
    Done,
    /// <summary>A person stopped it; what was registered before stays.</summary>
    Stopped,
}

/// <summary>What becomes, or became, of a line.</summary>
internal enum LineOutcome { Waiting, Refused, Already, WouldBeMade, WouldBeHeld, Made, Held }

/// <summary>The words of imports.</summary>
internal static class Import
{
    internal static string InWords(ImportState state) => state switch
    {
        ImportState.Reading => "The file is being kept",
        ImportState.Checking => "Being looked at, line by line",
        ImportState.Checked => "Looked at: nothing is kept yet",
        ImportState.Running => "Being imported",
        ImportState.Done => "Imported",
        _ => "Stopped",
    };

    internal static string InWords(LineOutcome outcome) => outcome switch
    {
        LineOutcome.Waiting => "Not looked at yet",
        LineOutcome.Refused => "Refused",
        LineOutcome.Already => "There already",
        LineOutcome.WouldBeMade => "Would be made",
        LineOutcome.WouldBeHeld => "Would be held for a decision",
        LineOutcome.Made => "Made",
        _ => "Held for a decision",
    };

    internal static bool IsAtWork(ImportState state) => state is ImportState.Reading or ImportState.Checking or ImportState.Running;

    internal static string Families(int count) => count == 1 ? "1 family" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} families");

    internal static string Lines(int count) => count == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} lines");

    /// <summary>What a line's row says beside its outcome.</summary>
    internal static string? Says(string? reason, bool setAside) =>
        setAside ? reason is null ? NumberSetAside : $"{reason}. {NumberSetAside}" : reason;

    private const string NumberSetAside = "The NHS number fails its check: it is set aside for correction, the person is kept without it";
}
