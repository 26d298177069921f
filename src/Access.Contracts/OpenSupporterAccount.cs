using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>
/// Opens a light account for a peer supporter: a name, an address to sign in with, and the one role "Peer supporter" for their own work. They choose a password by the page
/// <c>/access/link/{key}</c>. Sent again for an account that was opened so and has no other role, with another key: a new link, and the older one ends; with the same key nothing changes.
/// </summary>
/// <param name="AccountId">Made by the caller.</param>
/// <param name="Name">As the supporter is called, 1 to 200 characters.</param>
/// <param name="Email">What they sign in with; nobody else's.</param>
/// <param name="KeyHash">SHA-256, in lower case hexadecimal, of a key of 256 random bits that the caller shows once and keeps nowhere.</param>
/// <returns>Until when the link is good.</returns>
/// <exception cref="Refused">On <c>Name</c> or <c>Email</c>; on neither where the account has ended, has other roles or was not opened so.</exception>
[Allows("access.supporters.open", Unscoped = "a module opens it by its own rules, whose scope was checked there")]
public sealed record OpenSupporterAccount(Guid AccountId, string? Name, string? Email, string KeyHash) : IRequestOf<DateTimeOffset>;

/// <summary>Ends what <see cref="OpenSupporterAccount"/> opened: the role at once, and the account with it where it has no other role. One that has ended stays as it is.</summary>
[Allows("access.supporters.open", Unscoped = "a module ends it by its own rules, whose scope was checked there")]
public sealed record EndSupporterAccount(Guid AccountId) : IRequestOf<Done>;
