using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>The app at the door gets a fresh anti-forgery token when it is back on the network: what it kept may be of another day or another worker.</summary>
internal static class GiveDoorToken
{
    /// <param name="Name">The worker's own.</param>
    internal sealed record Answered(string Token, bool SignedIn, string Name);

    [Allows(Permissions.UseDevice, Unscoped = "it says nothing but who is signed in")]
    internal sealed class Page(IAntiforgery antiforgery, ISend send, CurrentUser user) : DoorPage
    {
        public Task<IActionResult> OnGet(CancellationToken ct) => Answer(async () =>
        {
            var name = user.Id is { } id && await send.Ask(new GetStaff([id]), ct) is [var me] ? me.Name : "";
            return new Answered(antiforgery.GetAndStoreTokens(HttpContext).RequestToken!, true, name);
        });
    }
}
