using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>Another system asks who its token is, and what it may do.</summary>
internal static class ShowMe
{
    [Anyone("a token may know itself, and is told of no other")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Permissions">Codes, after the token's own narrowing.</param>
    internal sealed record Answer(Guid Id, Guid? OrganisationId, IReadOnlyList<Grant> Roles, IReadOnlyList<string> Permissions);

    internal sealed class Handler(CurrentUser user, PermissionCatalogue catalogue) : IQueryHandler<Query, Answer>
    {
        public Task<Answer> Handle(Query query, CancellationToken ct) =>
            !user.IsSignedIn || user.Id is not { } me ? throw new Denied("own account")
            : Task.FromResult(new Answer(me, user.OrganisationId, user.Grants, [.. catalogue.All.Select(p => p.Code).Where(user.May)]));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/access/me", (ISend send, CancellationToken ct) => send.Ask(new Query(), ct))
            .WithSummary("Who the token is, and what it may do").Produces<Answer>();
}
