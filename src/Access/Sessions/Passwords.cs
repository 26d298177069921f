using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Neighbourhood.Access.Sessions;

/// <summary>Makes and checks password hashes. Slow on purpose, so never while a command holds the writer.</summary>
internal sealed class Passwords(IPasswordHasher<Passwords> hasher)
{
    /// <summary>What OWASP advises for PBKDF2 with HMAC-SHA512.</summary>
    internal const int Iterations = 210_000;

    internal const int Shortest = 12;

    internal const int Longest = 200;

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Checked where there is no account, so that both answers take the same time.</summary>
    private readonly string _nobody = hasher.HashPassword(null!, RandomNumberGenerator.GetHexString(32));

    internal string Hash(string password) => hasher.HashPassword(this, password);

    /// <param name="hash">Null for no account, or one without a password: false, after the same work.</param>
    internal bool Fits(string? hash, string password) =>
        hasher.VerifyHashedPassword(this, hash ?? _nobody, password) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>A password for one use: four groups of letters and digits that nobody mistakes for one another.</summary>
    internal static string OneTime() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>What is wrong with a new password, or null. Length is what counts; kinds of characters are not asked for.</summary>
    internal static string? Wrong(string? password, string email) =>
        string.IsNullOrWhiteSpace(password) ? "Enter a new password"
        : password.Length < Shortest ? $"Your new password must be {Shortest} characters or more"
        : password.Length > Longest ? $"Your new password must be {Longest} characters or fewer"
        : password.Distinct().Count() < 5 ? "Your new password must have at least 5 different characters"
        : password.Contains(email.Split('@')[0], StringComparison.OrdinalIgnoreCase) && email.IndexOf('@', StringComparison.Ordinal) > 3 ? "Your new password must not contain your email address"
        : null;
}
