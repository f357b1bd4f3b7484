"""One public function per thing a user does: checks, then facts and audit in one transaction."""
