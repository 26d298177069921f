using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Access.Sessions;

/// <summary>By which session somebody is here, for one request.</summary>
internal sealed class Presence
{
    /// <summary>Null for nobody, and for a token.</summary>
    internal Guid? SessionId { get; set; }

    /// <summary>Signed in with a password for one use: until it is changed no role counts.</summary>
    internal bool MustChange { get; set; }

    /// <summary>A role of theirs counts only with a second factor, and they have none: until it is added no role counts.</summary>
    internal bool MustAddFactor { get; set; }

    /// <summary>The password was right and the second factor is not proved yet: this is nobody, but may prove it.</summary>
    internal HalfIn? Half { get; set; }

    internal sealed record HalfIn(Guid SessionId, Guid AccountId);
}

/// <summary>Leads whoever must change a one-time password, or add a second factor, to the page where it is done, from every page that is not open to all.</summary>
internal sealed class ChangeFirst : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var presence = context.HttpContext.RequestServices.GetRequiredService<Presence>();
        if ((presence.MustChange || presence.MustAddFactor) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            context.Result = new LocalRedirectResult(presence.MustChange ? "/access/account/password" : "/access/account/second-factor");
    }
}
