using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>What the person who asked is handed, to print: only what was decided to be given.</summary>
internal static class PrintAccess
{
    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Query(Guid RequestId) : IQuery<Answer>;

    /// <param name="LeftOut">Whether something is kept that is not given.</param>
    internal sealed record Answer(string Name, DateOnly AskedOn, IReadOnlyList<AccessPart> Given, bool LeftOut);

    internal sealed class Handler(Db db, AccessDraft draft, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var request = await draft.Of(query.RequestId, ct);
            if (request.State != "Released") throw new NotFound("This answer");
            var name = await db.Find<string>("SELECT CONCAT(first_name, ' ', COALESCE(family_name, '')) FROM families_person WHERE id = @PersonId", new { request.PersonId }, ct);
            // What was recorded after the answer was released nobody has looked at.
            var parts = await draft.Parts(request, ct);
            audit.Saw(request.PersonId);
            return new(name!.Trim(), request.AskedOn, [.. parts.Where(p => p.Given is not null)], parts.Any(p => p.Given is null && (p.Decision is not null || p.Kept.Withheld is not null)));
        }
    }

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid RequestId { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Stands = await send.Ask(new Query(RequestId), ct);
    }
}
