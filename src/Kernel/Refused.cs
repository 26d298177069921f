namespace Neighbourhood.Kernel;

/// <summary>A rule says no, and says what to do. Shown beside the input; 422 on the API.</summary>
public sealed class Refused : Exception
{
    /// <param name="input">The property of the command that must change, or "" when it is none of them.</param>
    /// <param name="reason">A whole sentence that says what to do.</param>
    public Refused(string input, string reason) : this([new Reason(input, reason)]) { }

    public Refused(IReadOnlyList<Reason> reasons) : base(string.Join("; ", reasons.Select(r => r.Text))) => Reasons = reasons;

    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>The input of the first reason.</summary>
    public string Input => Reasons[0].Input;

    public sealed record Reason(string Input, string Text);
}

/// <summary>Collects every reason of a form, so that a person mends them all at once.</summary>
public sealed class Refusals
{
    private readonly List<Refused.Reason> _reasons = [];

    public Refusals If(bool wrong, string input, string reason)
    {
        if (wrong) _reasons.Add(new Refused.Reason(input, reason));
        return this;
    }

    /// <summary>Text that must be there and fit. <paramref name="missing"/> says what to enter.</summary>
    public Refusals Text(string? value, string input, int most, string? missing = null, int least = 1)
    {
        var length = value?.Trim().Length ?? 0;
        if (length == 0)
            return If(missing is not null, input, missing ?? "");
        return If(length < least, input, $"Write at least {least} characters")
            .If(length > most, input, $"Write {most} characters or fewer: this is {length}");
    }

    /// <summary>Throws when anything was refused.</summary>
    public void Throw()
    {
        if (_reasons.Count > 0) throw new Refused(_reasons);
    }
}

/// <summary>There is no such thing, or it is not this user's to see: the two look alike on purpose. 404.</summary>
public sealed class NotFound(string what = "This") : Exception($"{what} was not found, or is not yours to see");

/// <summary>The user has no role that may do this. 403.</summary>
public sealed class Denied(string permission) : Exception($"Not allowed: {permission}")
{
    public string Permission { get; } = permission;
}

/// <summary>Somebody else changed it first. Shows what stands and what was sent; 409.</summary>
/// <param name="reason">A whole sentence that says what to do.</param>
/// <param name="stands">What is stored now, by field, as words for the screen.</param>
/// <param name="sent">What this user wanted to store, by the same fields.</param>
public sealed class Conflict(
    string reason,
    IReadOnlyDictionary<string, string?>? stands = null,
    IReadOnlyDictionary<string, string?>? sent = null) : Exception(reason)
{
    public IReadOnlyDictionary<string, string?> Stands { get; } = stands ?? new Dictionary<string, string?>();
    public IReadOnlyDictionary<string, string?> Sent { get; } = sent ?? new Dictionary<string, string?>();
}

/// <summary>The database could not take the write in time; nothing was changed. 503, try again.</summary>
public sealed class Busy(Exception? inner = null) : Exception("The service is busy. Nothing was saved. Try again in a moment.", inner);
