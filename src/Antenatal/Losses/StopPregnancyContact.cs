using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Whoever works with a family stops contact about a pregnancy, at once, without a reason; a midwife is asked to follow up. It never tells whether there is one.</summary>
internal static class StopPregnancyContact
{
    private const string Why = "the person is checked against whom the viewer works with";

    [Allows(Permissions.StopContact, Unscoped = Why)]
    internal sealed record Command(Guid Id, Guid AboutId) : ICommand;

    [Allows(Permissions.StopContact, Unscoped = Why)]
    internal sealed record Query(Guid AboutId) : IQuery<string>;

    internal sealed class Reader(ISend send, Guard guard, Audit audit) : IQueryHandler<Query, string>
    {
        public async Task<string> Handle(Query query, CancellationToken ct)
        {
            var person = await send.Ask(new GetPeople([query.AboutId]), ct) is [{ Masking: not Masking.Hidden } found] && await guard.Reaches(Permissions.StopContact, "PersonId", query.AboutId, ct)
                ? found : throw new NotFound("This person");
            audit.Saw(query.AboutId);
            return person.Name;
        }
    }

    internal sealed class Handler(StopDesk desk, Guard guard, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!await guard.Reaches(Permissions.StopContact, "PersonId", command.AboutId, ct)) throw new NotFound("This person");
            var hers = await desk.Of([command.AboutId], ct);
            List<Guid> held = [command.AboutId, .. new[] { hers?.PersonId, hers?.PartnerId }.OfType<Guid>()];
            // Before anything is written, and kept by itself: whatever fails after it, nobody is written to.
            await send.Send(new HoldContact(command.Id, [.. held.Distinct()], HoldKind.Pregnancy, hers?.Id), ct);
            await desk.Ask(command.Id, command.AboutId, hers, ct);
            return default;
        }
    }

    [Allows(Permissions.StopContact, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid AboutId { get; set; }

        /// <summary>It was stopped a moment ago.</summary>
        public bool Kept { get; set; }

        public string Name { get; private set; } = "";

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, AboutId), ct);
            return Redirect($"/antenatal/stop-contact/{AboutId}?kept=true");
        });

        protected override async Task Show(CancellationToken ct) => Name = await send.Ask(new Query(AboutId), ct);
    }
}
