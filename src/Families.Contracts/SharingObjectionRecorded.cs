using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Somebody objects to sharing: nothing new is shown or sent for these purposes, from this transaction on.</summary>
/// <param name="OrganisationIds">The organisations that it is limited to; empty for all.</param>
public sealed record SharingObjectionRecorded(Guid ObjectionId, Guid PersonId, IReadOnlyList<SharingPurpose> Purposes, IReadOnlyList<Guid> OrganisationIds) : IImmediateEvent;

/// <summary>The objector took it back: sharing may begin again from now.</summary>
/// <inheritdoc cref="SharingObjectionRecorded"/>
public sealed record SharingObjectionWithdrawn(Guid ObjectionId, Guid PersonId, IReadOnlyList<SharingPurpose> Purposes, IReadOnlyList<Guid> OrganisationIds) : IEvent;

/// <summary>The safeguarding lead decided, with reason and law, that sharing goes on in spite of the objection; who and why stand in Families.</summary>
/// <inheritdoc cref="SharingObjectionRecorded"/>
public sealed record SharingObjectionOverridden(Guid ObjectionId, Guid PersonId, IReadOnlyList<SharingPurpose> Purposes, IReadOnlyList<Guid> OrganisationIds) : IEvent;
