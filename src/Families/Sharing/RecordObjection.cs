using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Anybody who was told records that somebody objects to sharing (form F12), after seeing what it will stop; it holds at once.</summary>
internal static class RecordObjection
{
    private const int LongestTold = 200;

    /// <param name="AllOrganisations">Null for not said.</param>
    /// <param name="OrganisationIds">To which; only where it is not all.</param>
    /// <param name="ToldBy">From whom it was heard.</param>
    [Allows(Permissions.RecordObjection, On = nameof(PersonId))]
    internal sealed record Command(
        Guid Id, Guid PersonId, AnswerGiver? ObjectedBy, Guid? ObjectedByPersonId, IReadOnlyList<SharingPurpose>? Purposes, bool? AllOrganisations,
        IReadOnlyList<Guid>? OrganisationIds, string? ToldBy) : ICommand<Guid>;

    /// <summary>Says what the objection would stop, or what is still missing from it; keeps nothing.</summary>
    [Allows(Permissions.RecordObjection, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Command Objection) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<string> Stops, IReadOnlyList<string> Organisations);

    internal sealed class Previewer(ISend send, Givers givers) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var organisations = await Check(query.Objection with { PersonId = query.PersonId }, send, givers, ct);
            return new([.. query.Objection.Purposes!.Distinct().Order().Select(p => $"{p.InWords()}: {p.Stops()}")], [.. organisations.Select(o => o.Name)]);
        }
    }

    internal sealed class Handler(Objections objections, ISend send, Givers givers, IOutbox outbox) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            Guid[] organisations = [.. (await Check(command, send, givers, ct)).Select(o => o.Id)];
            SharingPurpose[] purposes = [.. command.Purposes!.Distinct().Order()];
            await objections.Keep(command.Id, command.PersonId, new(command.ObjectedBy!.Value, command.ObjectedByPersonId, command.ToldBy!.Trim()),
                [.. purposes.SelectMany(p => organisations.Length == 0 ? [new Objections.Line(p, null, null)] : organisations.Select(o => new Objections.Line(p, null, o)))], ct);
            await outbox.Add(new SharingObjectionRecorded(command.Id, command.PersonId, purposes, organisations), ct);
            return command.Id;
        }
    }

    /// <summary>The organisations that it is limited to.</summary>
    private static async Task<IReadOnlyList<GetOrganisations.Organisation>> Check(Command command, ISend send, Givers givers, CancellationToken ct)
    {
        var chosen = command.AllOrganisations == false ? (command.OrganisationIds ?? []).Distinct().ToList() : [];
        var organisations = chosen.Count == 0 ? [] : await send.Ask(new GetOrganisations(chosen), ct);
        var wrong = await givers.Wrong(command.PersonId, command.ObjectedBy, command.ObjectedByPersonId, ct);
        new Refusals()
            .If(command.Id == Guid.Empty, "", "Send an id for the objection")
            .If(wrong is not null, nameof(command.ObjectedBy), wrong ?? "")
            .If(command.Purposes is not { Count: > 0 } purposes || !purposes.All(Enum.IsDefined), nameof(command.Purposes), "Choose what they object to")
            .If(command.AllOrganisations is null, nameof(command.AllOrganisations), "Choose to which organisations they object")
            .If(command.AllOrganisations == false && chosen.Count == 0, nameof(command.OrganisationIds), "Choose at least one organisation")
            .If(organisations.Count < chosen.Count, nameof(command.OrganisationIds), "Choose organisations from the list")
            .Text(command.ToldBy, nameof(command.ToldBy), LongestTold, "Say who told you")
            .Throw();
        return organisations;
    }

    [Allows(Permissions.RecordObjection, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Givers givers, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public string? ObjectedBy { get; set; }
        public List<SharingPurpose> Purposes { get; set; } = [];
        public bool? AllOrganisations { get; set; }
        public List<Guid> OrganisationIds { get; set; } = [];
        public string? ToldBy { get; set; }

        /// <summary>What the button says: see what it stops, record it, or change something.</summary>
        public string? Step { get; set; }

        public GetPeople.Person Person { get; private set; } = null!;

        public IReadOnlyList<Givers.Choice> Choices { get; private set; } = [];

        public IReadOnlyList<GetOrganisations.Organisation> Organisations { get; private set; } = [];

        /// <summary>Shown before it is saved; null while the form is filled in.</summary>
        public Answer? Preview { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
            if (Choices is [var only]) ObjectedBy = only.Code;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var (kind, giver) = Givers.Read(ObjectedBy);
            var command = new Command(Id, PersonId, kind, giver, Purposes, AllOrganisations, OrganisationIds, ToldBy);
            if (Step == "record")
            {
                await send.Send(command, ct);
                return Redirect($"/families/objections/{Id}");
            }
            if (Step != "change") Preview = await send.Ask(new Query(PersonId, command), ct);
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct)
        {
            Person = await send.Ask(new GetPeople([PersonId]), ct) is [var person] ? person : throw new NotFound("This person");
            Choices = await givers.For(PersonId, ct);
            Organisations = await send.Ask(new GetOrganisations(), ct);
        }
    }
}
