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
}

/// <summary>Leads whoever signed in with a one-time password to the page where it is changed, from every page that is not open to all.</summary>
internal sealed class ChangeFirst : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<Presence>().MustChange
            && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            context.Result = new LocalRedirectResult("/access/account/password");
    }
}
