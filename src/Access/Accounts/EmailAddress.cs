namespace Neighbourhood.Access.Accounts;

/// <summary>What an account is known by.</summary>
internal static class EmailAddress
{
    internal const int Longest = 254;

    /// <summary>As it is compared: case and the spaces around it do not count, dots and hyphens do.</summary>
    internal static string Folded(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Plain letters only: an address that merely looks like another's would be somebody else's account.</summary>
    internal static string? Wrong(string? email)
    {
        const string shape = "Enter an email address in the correct format, like name@example.com";
        if (string.IsNullOrWhiteSpace(email)) return "Enter an email address";
        var text = email.Trim();
        if (text.Length > Longest) return $"The email address must be {Longest} characters or fewer";
        return text.Split('@') is [{ Length: > 0 and <= 64 } local, var host]
            && text.All(c => char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or '<' or '>' or '"' or ',' or ';' or '\\' or '(' or ')'))
            && local[0] != '.' && local[^1] != '.'
            && host.Split('.') is { Length: > 1 } labels && labels.All(l => l.Length is > 0 and <= 63 && l[0] != '-' && l[^1] != '-') ? null : shape;
    }
}
