using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A form about one person's place in a programme.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class EnrolmentPage(ISend send) : FormPage
{
    public Guid EnrolmentId { get; set; }
    public int Version { get; set; }

    internal SeeEnrolment.Answer Stands { get; private set; } = null!;

    protected ISend Sender { get; } = send;

    public async Task OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        Version = Stands.Enrolment.Version;
        Fill(Stands.Enrolment);
    }

    /// <summary>Puts what stands into the form.</summary>
    protected virtual void Fill(ProgrammeDesk.Enrolment enrolment) { }

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return Redirect($"/familyhubs/programmes/{(await Sender.Ask(new SeeEnrolment(EnrolmentId))).Row.Id}?said=saved");
    });

    protected override async Task Show(CancellationToken ct)
    {
        Stands = await Sender.Ask(new SeeEnrolment(EnrolmentId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = Stands.Enrolment.Version; // pressing again is a choice
    }
}
