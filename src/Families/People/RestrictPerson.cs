using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker marks somebody as restricted: from this moment on their names and place are shown only for a reason.</summary>
internal static class RestrictPerson
{
    [Allows(Permissions.RestrictPeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Restriction>;

    [Allows(Permissions.RestrictPeople, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, int Version, string? Reason) : ICommand;

    internal sealed class Reader(Restrictions restrictions) : IQueryHandler<Query, Restriction>
    {
        public Task<Restriction> Handle(Query query, CancellationToken ct) => restrictions.Of(query.PersonId, ct);
    }

    internal sealed class Handler(Restrictions restrictions, IOutbox outbox) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await restrictions.Set(command.PersonId, command.Version, true, command.Reason, ct))
                await outbox.Add(new PersonRestricted(command.PersonId), ct);
            return default;
        }
    }

    [Allows(Permissions.RestrictPeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }

        public Restriction Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, Version, Reason), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
